package dev.wringer.harness.junit;

import dev.wringer.harness.record.History;
import dev.wringer.harness.ring.Activity;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.TestbedFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Starts rings for scenarios that want another ring than the settings describe, or want it later, one after another: the
 * next one begins with the end of the one before. All of them are closed when the trial ends. One thread.
 */
public final class Rings {

    private final Trial trial;
    private final Seed seed;
    private final History history;
    private final Activity.Watcher watcher;
    private final BeliefNotes notes;
    private final List<Ring> started = new ArrayList<>();

    /** @param notes taken of each ring while it stands */
    Rings(Trial trial, Seed seed, History history, Activity.Watcher watcher, BeliefNotes notes) {
        this.trial = trial;
        this.seed = seed;
        this.history = history;
        this.watcher = watcher;
        this.notes = notes;
    }

    /**
     * Starts the ring that the settings describe, changed by {@code change}. A ring that was started before is judged for the
     * last time, and closed.
     *
     * @throws TestbedFailure if the testbed cannot
     */
    public Ring start(UnaryOperator<RingSpec> change) {
        last().ifPresent(ring -> {
            ring.conclude(true);
            ring.close();
        });
        notes.watch(Optional.empty());
        Seed own = started.isEmpty() ? seed : seed.fork(started.size());
        Ring ring = Ring.start(trial.testbed(), change.apply(trial.spec()), own, history, watcher);
        started.add(ring);
        notes.watch(Optional.of(ring));
        return ring;
    }

    /** All that were started, in order; only the last one may still be open. */
    List<Ring> started() {
        return List.copyOf(started);
    }

    /** The one that was started last. */
    Optional<Ring> last() {
        return started.isEmpty() ? Optional.empty() : Optional.of(started.get(started.size() - 1));
    }
}
