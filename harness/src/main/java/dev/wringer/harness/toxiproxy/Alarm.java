package dev.wringer.harness.toxiproxy;

import io.netty.util.concurrent.Future;
import java.util.Optional;

/** One action that is due at one time, or not at all. Used by one event loop only. */
final class Alarm {

    private final Timers timers;
    private final Runnable action;
    private Optional<Future<?>> pending = Optional.empty();

    Alarm(Timers timers, Runnable action) {
        this.timers = timers;
        this.action = action;
    }

    /** Sets it to a time of {@link Timers#now}, instead of any former one. */
    void set(long due) {
        cancel();
        pending = Optional.of(timers.after(due - timers.now(), this::ring));
    }

    void cancel() {
        pending.ifPresent(alarm -> alarm.cancel(false));
        pending = Optional.empty();
    }

    private void ring() {
        pending = Optional.empty();
        action.run();
    }
}
