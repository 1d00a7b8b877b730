package dev.wringer.harness.hostprocess;

import java.util.ArrayList;
import java.util.List;

/** The end of a ring, step by step: whatever fails, and whoever interrupts, the rest is taken down all the same. One thread. */
public final class TakingDown {

    private final List<RuntimeException> failures = new ArrayList<>();
    private final boolean interrupted = Thread.interrupted(); // nothing may be left behind now

    /** It begins. */
    public TakingDown() {}

    /** Does the next step, and keeps to itself how it fails. */
    public void step(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    /** All steps are done: tells of an interruption that came before, and fails as the first step that has failed. */
    public void finish() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }
}
