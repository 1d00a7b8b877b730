package dev.wringer.harness.conformance;

import dev.wringer.node.grpc.WayIn;
import java.time.Duration;
import java.util.List;

/** A host whose settings are wrong ends with status 3. */
final class SettingsCheck implements Check<ExaminedRing> {

    /** With which a host ends whose settings are wrong. */
    private static final int WRONG_SETTINGS = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "wrong settings";
    }

    @Override
    public String examine(ExaminedRing ring) {
        List<String> others = ring.all().stream().map(Examined::name).toList();
        ExitStatuses.require(
                ring.startInVain(new WayIn.Joining(others), 0, PATIENCE),
                WRONG_SETTINGS,
                "a host with WRINGER_VIRTUAL_NODES=0");
        return "a host with WRINGER_VIRTUAL_NODES=0 ended with status " + WRONG_SETTINGS;
    }
}
