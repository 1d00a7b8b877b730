package dev.wringer.harness.ring;

import java.time.Duration;
import java.util.Optional;

/**
 * What a trial is at, for whoever waits for it. Times are of the testbed's clock.
 *
 * @param doing what is being done, as in "the trial is …"
 * @param missing what is waited for, as it was when that was looked at last; empty if nothing is
 * @param elapsed for how long it has been done
 * @param bound how long it may take
 */
public record Activity(String doing, Optional<String> missing, Duration elapsed, Optional<Duration> bound) {

    /** The trial is judged as it is in the end, and its ring is taken down. */
    public static final Activity ENDING = of("ending");

    /** Something that takes as long as it takes. */
    public static Activity of(String doing) {
        return new Activity(doing, Optional.empty(), Duration.ZERO, Optional.empty());
    }

    /** Told what a trial is at, on the trial's thread, whenever that changes. Must be quick. */
    @FunctionalInterface
    public interface Watcher {

        /** Watches nothing. */
        Watcher NOBODY = activity -> {};

        /** This is what the trial is at now. */
        void doing(Activity activity);
    }

    /** One line: {@code playing: faults (30 s)} or {@code waiting until the ring is ideal for 12 s of at most 412 s: …}. */
    @Override
    public String toString() {
        return doing
                + bound.map(this::time).orElse("")
                + missing.map(what -> ": " + what).orElse("");
    }

    private String time(Duration most) {
        return missing.isEmpty() && elapsed.isZero()
                ? " (" + Text.seconds(most) + ")"
                : " for " + Text.seconds(elapsed) + " of at most " + Text.seconds(most);
    }
}
