package dev.wringer.cli;

import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.JsonLinesWriter;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.harness.record.RegimeEffect;
import dev.wringer.harness.record.RegimeEffect.Hindrance;
import dev.wringer.harness.record.RingRules;
import dev.wringer.harness.trial.Measurement;
import dev.wringer.harness.trial.Measurement.Origin;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.Unit;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import dev.wringer.reports.page.ReportedRun;
import dev.wringer.reports.page.ReportedTrial;
import dev.wringer.reports.page.RunPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A run in which every text tries to become markup. */
final class HostileRun {

    static final String HOSTILE =
            "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=2><b>{{data}}{{script}}]]>-->'\"";

    private HostileRun() {}

    static Path page(Path folder) throws IOException {
        Path record = folder.resolve("hostile.jsonl");
        write(record);
        TrialResult result = new TrialResult(
                HOSTILE,
                HOSTILE,
                1,
                Map.of(HOSTILE, HOSTILE),
                List.of(HOSTILE),
                Optional.empty(),
                Verdict.fail(HOSTILE),
                HOSTILE,
                List.of(new Measurement(HOSTILE, Unit.COUNT, Origin.MEASURED, 1)));
        ReportedRun run = new ReportedRun(
                HOSTILE,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                Map.of(HOSTILE, List.of(HOSTILE)),
                Map.of(HOSTILE, HOSTILE),
                List.of(HOSTILE),
                Map.of(),
                Optional.of(HOSTILE),
                false,
                List.of(new ReportedTrial(result, false, HOSTILE, Optional.of(record))));
        Path page = folder.resolve("hostile.html");
        Files.writeString(page, RunPage.of(run, (reported, trial) -> {}));
        return page;
    }

    private static void write(Path record) {
        List<Peer> peers = List.of(host(1), host(2), host(3));
        try (JsonLinesWriter writer = JsonLinesWriter.open(record)) {
            writer.accept(new Event.Begun(0, HOSTILE, HOSTILE, 1, Map.of(HOSTILE, HOSTILE)));
            writer.accept(new Event.Implemented(0, HOSTILE, HOSTILE, HOSTILE, HOSTILE));
            writer.accept(new Event.Formed(0, Formation.ASSEMBLED, new RingRules(2, 1, 1, 1_000), peers));
            writer.accept(new Event.Imposed(
                    1_000_000,
                    0,
                    HOSTILE,
                    new RegimeEffect(List.of(peers.get(0).host()), List.of(), false, Hindrance.WORSE),
                    HOSTILE));
            writer.accept(new Event.Completed(Operation.of(0, Kind.FETCH, RingId.ofHighBits(77), peers.get(0))
                    .invoked(2_000_000)
                    .completed(5_000_000)
                    .outcome(Outcome.FAILED, HOSTILE)
                    .path(List.of(peers.get(1)))
                    .build()));
            writer.accept(new Event.Violated(6_000_000, HOSTILE, HOSTILE, OptionalInt.of(0), false));
            writer.accept(new Event.Crashed(7_000_000, List.of(peers.get(2)), HOSTILE));
            writer.accept(new Event.Ended(8_000_000, "FAIL", HOSTILE));
        }
    }

    private static Peer host(int number) {
        return Peer.at(HOSTILE.replace('/', '|') + number, 0);
    }
}
