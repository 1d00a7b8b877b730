package dev.wringer.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.JsonLinesWriter;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.harness.record.RingRules;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPageTest {

    private static final int FOUR_FIFTHS = 1_600_000; // of two megabytes

    private static final String TOO_MANY = "Not every ring is drawn";

    @TempDir
    private Path folder;

    /** Rings whose nodes are all others than those of the rings before, under long names. */
    private ReportedTrial trial(int seed, int nodes, int operations) {
        Path record = folder.resolve("seed-" + seed + ".jsonl");
        List<Peer> members = IntStream.range(0, nodes)
                .mapToObj(i -> Peer.at("rack-" + seed + "-node-" + i + "-of-a-large-data-centre.example:7000", 0))
                .toList();
        try (JsonLinesWriter writer = JsonLinesWriter.open(record)) {
            writer.accept(new Event.Begun(0, "s", "sim", seed, Map.of()));
            writer.accept(new Event.Formed(0, Formation.ASSEMBLED, new RingRules(4, 2, 1, 1_000), members));
            for (int i = 0; i < operations; i++) {
                writer.accept(new Event.Completed(
                        Operation.of(i, Kind.LOOKUP, RingId.ofHighBits(77L * i), members.get(i % nodes))
                                .invoked(i * 1_234_567L)
                                .completed(i * 1_234_567L + 7_654_321L)
                                .outcome(Outcome.FAILED, "nobody answers")
                                .path(List.of(members.get(i * 7 % nodes), members.get(i * 11 % nodes)))
                                .build()));
            }
            writer.accept(new Event.Ended(0, "PASS", ""));
        }
        TrialResult result =
                new TrialResult("s", "sim", seed, Map.of(), List.of(), Optional.empty(), Verdict.PASSED, List.of());
        return new ReportedTrial(result, false, "", Optional.of(record));
    }

    private static String page(List<ReportedTrial> trials) {
        return RunPage.of(ReportedRuns.of(Map.of(), trials), (reported, trial) -> {});
    }

    @Test
    void aPageHasAirBelowTwoMegabytesWhateverItsNodesAreCalled() {
        List<ReportedTrial> trials = new ArrayList<>();
        for (int seed = 1; seed <= 12; seed++) {
            trials.add(trial(seed, 2_900, 400));
        }

        String page = page(trials);

        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isBetween(FOUR_FIFTHS / 2, FOUR_FIFTHS);
        assertThat(page.contains(TOO_MANY)).isTrue();
        assertThat(page.contains("rack-1-node-0-")).isTrue();
        assertThat(page.contains("rack-12-node-0-")).isFalse();
    }

    @Test
    void aSmallRunIsDrawnWhole() {
        String page = page(List.of(trial(1, 20, 50), trial(2, 20, 50)));

        assertThat(page.contains(TOO_MANY)).isFalse();
        assertThat(page.contains("rack-1-node-0-") && page.contains("rack-2-node-0-"))
                .isTrue();
    }
}
