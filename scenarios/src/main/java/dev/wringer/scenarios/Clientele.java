package dev.wringer.scenarios;

import dev.wringer.harness.oracle.Availability;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Stage;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.trial.Findings;
import java.time.Duration;

/** What has been seen of a play, as columns of the table. */
final class Clientele {

    /** How long clients work before a scenario's first fault: what fails then is no fault's doing. */
    static final Duration QUIET = Duration.ofSeconds(5);

    /**
     * How late a client may ask where times or loads are measured: little against what a fetch takes, and more than the pauses of
     * a machine that keeps up.
     */
    static final Duration IN_TIME = Duration.ofMillis(500);

    private static final Duration WINDOW = Duration.ofSeconds(1); // of time that one failure spoils

    private Clientele() {}

    /** How many operations there were, and which share failed before, during and after the faults. */
    static void report(Played played, Findings findings) {
        findings.count("operations", played.operations().count());
        findings.fraction("failed before", failed(played.operations(Stage.QUIET)));
        findings.fraction("failed in faults", failed(played.operations(Stage.FAULTS)));
        findings.fraction("failed after", failed(played.operations(Stage.HEALED)));
    }

    /**
     * Which share of what clients asked during the faults succeeded, lookups judged by the owner that they name, and for which
     * share of that time nothing failed at all.
     */
    static void reportAvailability(Ring ring, Findings findings) {
        Availability availability = Availability.over(ring.truth(), WINDOW);
        availability.share(Stage.FAULTS).ifPresent(share -> findings.fraction("available", share));
        availability
                .timeWithoutFailure(Stage.FAULTS)
                .ifPresent(share -> findings.fraction("time without failure", share));
    }

    /** All that was meant for the time before the first fault, the warm-up included: nothing excuses a failure of these. */
    static Operations beforeFaults(Played played) {
        return played.operations(Stage.WARM_UP).and(played.operations(Stage.QUIET));
    }

    /** Which share of these was done; all of them if there are none. */
    static double done(Operations operations) {
        int number = operations.count();
        return number == 0 ? 1 : (double) (number - operations.failed().size()) / number;
    }

    private static double failed(Operations operations) {
        int lost = operations.failed().size() - operations.superseded().size();
        return operations.count() == 0 ? 0 : (double) lost / operations.count();
    }

    /** How long it took from the first fault of the last play to the latest event of this kind; zero if there was none. */
    static Duration fromFirstFault(Ring ring, Played played, Class<? extends Event> kind) {
        long begin = played.acted().stream().mapToLong(Event::atNanos).min().orElse(Long.MAX_VALUE);
        long end = ring.history().all(kind).mapToLong(Event::atNanos).max().orElse(begin);
        return Duration.ofNanos(Math.max(0, end - begin));
    }
}
