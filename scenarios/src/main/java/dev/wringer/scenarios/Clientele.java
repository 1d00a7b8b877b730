package dev.wringer.scenarios;

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

    private Clientele() {}

    /** How many operations there were, and which share failed before, during and after the faults. */
    static void report(Played played, Findings findings) {
        findings.count("operations", played.operations().count());
        findings.fraction("failed before", failed(played.operations(Stage.QUIET)));
        findings.fraction("failed in faults", failed(played.operations(Stage.FAULTS)));
        findings.fraction("failed after", failed(played.operations(Stage.HEALED)));
    }

    /** All that was meant for the time before the first fault, the warm-up included: nothing excuses a failure of these. */
    static Operations beforeFaults(Played played) {
        return played.operations(Stage.WARM_UP).and(played.operations(Stage.QUIET));
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
