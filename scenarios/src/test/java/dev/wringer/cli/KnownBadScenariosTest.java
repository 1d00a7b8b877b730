package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of docs/VERDICTS.md that show what a variant with a known fault, or an option, comes to; in smaller rings. */
class KnownBadScenariosTest {

    @TempDir
    private Path folder;

    private Invocation run(String scenario, String... settings) {
        List<String> words = new ArrayList<>(
                List.of("run", scenario, "--quiet", "--testbed=sim", "--seeds=2", "--nodes=60", "--out=" + folder));
        for (String setting : settings) {
            words.add("--set=" + setting);
        }
        return Invocation.asInstalled(words.toArray(String[]::new));
    }

    private Invocation leaves(String variant) {
        return run("mass-leave", "leaving=8", "blocks=500", "variant=" + variant);
    }

    private Invocation updates(String variant) {
        return run("signed-updates", "killed=10", "authors=30", "latency=uniform:10ms..190ms", "variant=" + variant);
    }

    private static void assertFails(Invocation run, String words) {
        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(ExitStatus.FAILED.code());
        assertThat(run.out()).contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"skipped-hand-over", "single-hand-over"})
    void leavesThatLoseBlocksFail(String variant) {
        assertFails(leaves(variant), "acknowledged blocks are held by nobody, though no crash took all their holders");
    }

    @ParameterizedTest
    @CsvSource({
        "dropped-updates, Acknowledgements: block",
        "unkept-replicas, Acknowledgements: block",
        "stale-version, Acknowledgements: block",
        "premature-acknowledgement, Acknowledgements: block",
        "discarding-replica, Acknowledgements: block",
        "corrupt-copies, Denials: ",
        "old-versions, readers of one block disagree",
        "first-version-stays, the ring is not fully replicated",
    })
    void updatesThatAreNotKeptFail(String variant, String words) {
        assertFails(updates(variant), words);
    }

    @Test
    void halvesBecomeOneRingOnlyIfNodesRemember() {
        assertFails(run("partition-heal", "cut=120s"), "the ring is not ideal");
        Invocation remembering = run("partition-heal", "cut=120s", "remember=on");
        assertThat(remembering.status())
                .as(remembering.out() + remembering.err())
                .isEqualTo(ExitStatus.OK.code());
    }

    @Test
    void theCorrectProtocolPasses() {
        for (Invocation run : List.of(leaves("corrected"), updates("corrected"))) {
            assertThat(run.status()).as(run.out() + run.err()).isEqualTo(ExitStatus.OK.code());
        }
    }
}
