package dev.wringer.harness.junit;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.ring.Activity;

/**
 * Hands on what a trial tells, until whoever is told has failed once: then nobody is told any more, and the trials go on as if nobody had
 * ever looked on. Thread-safe if that one is.
 */
final class HarmlessWatch implements TrialWatch {

    private final TrialWatch watch;
    private volatile boolean broken; // never mended

    HarmlessWatch(TrialWatch watch) {
        this.watch = watch;
    }

    @Override
    public void begun(Trial trial) {
        tell(() -> watch.begun(trial));
    }

    @Override
    public void doing(Trial trial, Activity activity) {
        tell(() -> watch.doing(trial, activity));
    }

    @Override
    public void recorded(Trial trial, Event event) {
        tell(() -> watch.recorded(trial, event));
    }

    @Override
    public void ended(Trial trial) {
        tell(() -> watch.ended(trial));
    }

    private void tell(Runnable news) {
        if (broken) {
            return;
        }
        try {
            news.run();
        } catch (RuntimeException | Error e) { // a fault of the onlooker, whatever it is
            broken = true;
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }
}
