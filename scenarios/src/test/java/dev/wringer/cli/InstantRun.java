package dev.wringer.cli;

import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.JsonLinesWriter;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.harness.record.RingRules;
import dev.wringer.harness.trial.TrialResult;
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

/** A run whose only lookup took no time: the node that was asked was the owner. */
final class InstantRun {

    private InstantRun() {}

    static Path page(Path folder) throws IOException {
        Path record = folder.resolve("instant.jsonl");
        write(record);
        TrialResult result = new TrialResult(
                "instant", "sim", 1, Map.of(), List.of(), Optional.empty(), Verdict.pass(""), List.of());
        ReportedRun run = new ReportedRun(
                "instant",
                "instant",
                "sim",
                "./wringer run instant",
                "",
                Map.of(),
                Map.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                false,
                List.of(new ReportedTrial(result, false, "", Optional.of(record))));
        Path page = folder.resolve("instant.html");
        Files.writeString(page, RunPage.of(run, (reported, trial) -> {}));
        return page;
    }

    private static void write(Path record) {
        Peer alone = Peer.at("host-1:7000", 0);
        try (JsonLinesWriter writer = JsonLinesWriter.open(record)) {
            writer.accept(new Event.Begun(0, "instant", "sim", 1, Map.of()));
            writer.accept(new Event.Formed(0, Formation.ASSEMBLED, new RingRules(1, 1, 1, 1_000), List.of(alone)));
            writer.accept(new Event.Completed(Operation.of(0, Kind.LOOKUP, alone.id(), alone)
                    .invoked(2_000_000)
                    .completed(2_000_000)
                    .outcome(Outcome.OK, "")
                    .answeredBy(alone)
                    .build()));
            writer.accept(new Event.Ended(8_000_000, "PASS", ""));
        }
    }
}
