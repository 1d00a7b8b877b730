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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rolling-restart | away=1s every=500ms store=memory variant=skipped-replica-repair | not fully replicated",
                "rolling-restart | away=1s every=500ms variant=looping-hop | not fully replicated",
                "pause-resume | paused=5s duration=20s variant=black-hole | not fully replicated",
                "flash-crowd | joining=50 duration=6s replicas=1 variant=skipped-take-over | operations failed",
                "one-way-cut | cut=5s duration=20s variant=black-hole | not fully replicated",
                "flapping-link | off=1s duration=20s variant=black-hole | not fully replicated",
                "corruption | damaged=50 duration=30s variant=unverified-fetch | Integrity: ",
            })
    void faultsThatAreNotSurvivedFail(String scenario, String settings, String words) {
        assertFails(run(scenario, settings.split(" ", -1)), words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "black-hole",
                "looping-hop",
                "foreign-owner",
                "lying-lists",
                "discarding-replica",
                "corrupt-copies",
                "old-versions"
            })
    void whatHostsDoOnPurposeIsNotHeldAgainstTheProtocol(String behaviour) {
        Invocation run = run("misbehaving", "other-variant=" + behaviour, "other-share=20", "duration=15s", "after=0s");

        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(ExitStatus.OK.code());
    }

    @Test
    void whoeverAcceptsForgeriesOfHostsThatMisbehaveFails() {
        assertFails(
                run(
                        "misbehaving",
                        "variant=unverified-fetch",
                        "other-variant=corrupt-copies",
                        "other-share=20",
                        "duration=15s",
                        "after=0s"),
                "Integrity: ");
    }

    @Test
    void whoeverAcceptsForgeriesOfSybilsFails() {
        Invocation verifying = run("sybil", "other-variant=corrupt-copies", "other-share=10");
        assertThat(verifying.status()).as(verifying.out() + verifying.err()).isEqualTo(ExitStatus.OK.code());
        assertFails(
                run("sybil", "variant=unverified-fetch", "other-variant=corrupt-copies", "other-share=10"),
                "Integrity: ");
    }

    @Test
    void withoutAnybodyWhoMisbehavesEverythingIsHeldAgainstTheProtocol() {
        assertFails(
                run("misbehaving", "variant=discarding-replica", "other-share=0", "duration=15s"),
                "Acknowledgements: ");
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
