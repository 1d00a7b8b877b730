package dev.wringer.scenarios;

import dev.wringer.harness.record.Event.Stage;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.trial.Findings;

/** What the clients of a play have seen, as columns of the table. */
final class Clientele {

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
}
