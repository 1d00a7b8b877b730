package dev.wringer.harness.ring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.Release;
import dev.wringer.node.chord.LookupMode;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.host.Variant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseCheckTest {

    private static RingSpec mixed(Variant variant, Optional<String> image) {
        NodeSettings node = NodeSettings.DEFAULT;
        return new RingSpec(30, 1, Formation.ASSEMBLED, node, new Latency.Constant(Duration.ZERO), 0)
                .withMixture(Mixture.of(
                        new Candidate("it", node.withVariant(variant), Optional.empty(), image, Optional.empty()),
                        0.5));
    }

    private final ReleaseCheck ofVariants = new ReleaseCheck(mixed(Variant.STALE_FINGERS, Optional.empty()));
    private final ReleaseCheck ofImages = new ReleaseCheck(mixed(Variant.CORRECTED, Optional.of("new")));

    private static Running host(String implementation, String variant, String program) {
        return new Running("h", implementation, variant, program, Map.of());
    }

    private static Evidence images(ReleaseCheck check, Release release, Running... hosts) {
        return release == Release.CANDIDATE
                ? check.of(release, hosts.length, List.of(hosts), "id-new", "id-old")
                : check.of(release, hosts.length, List.of(hosts), "id-old", "id-new");
    }

    @Test
    void isShownByVariantsAndPrograms() {
        assertThat(ofVariants
                        .of(Release.CANDIDATE, 1, List.of(host("n 1", "stale-fingers", "")), "", "")
                        .shown())
                .isTrue();
        assertThat(images(ofImages, Release.CANDIDATE, host("n 2", "corrected", "id-new")))
                .isEqualTo(Evidence.shown("n 2, variant corrected, id-new"));
        assertThat(images(ofImages, Release.BASELINE, host("n 1", "corrected", "id-old"))
                        .shown())
                .isTrue();
    }

    @Test
    void catchesAHostThatRunsAnotherVariant() {
        assertThat(ofVariants.of(Release.CANDIDATE, 1, List.of(host("n 1", "corrected", "")), "", ""))
                .isEqualTo(Evidence.missing("h runs the variant corrected, and the candidate has stale-fingers"));
    }

    private static Evidence recursive(Map<String, String> told) {
        NodeSettings node = NodeSettings.DEFAULT;
        NodeSettings recursive = node.withChord(node.chord().withLookupMode(LookupMode.RECURSIVE));
        Candidate candidate =
                new Candidate("lookup=recursive", recursive, Optional.empty(), Optional.empty(), Optional.empty());
        ReleaseCheck check =
                new ReleaseCheck(new RingSpec(20, 1, Formation.ASSEMBLED, node, new Latency.Constant(Duration.ZERO), 0)
                        .withMixture(Mixture.of(candidate, 0.5)));
        return check.of(Release.CANDIDATE, 1, List.of(new Running("h", "n 1", "corrected", "", told)), "", "");
    }

    @Test
    void settingsHaveToBeTheReleases() {
        assertThat(recursive(Map.of("WRINGER_LOOKUP_MODE", "recursive")).shown())
                .isTrue();
        assertThat(recursive(Map.of("WRINGER_LOOKUP_MODE", "iterative")))
                .isEqualTo(
                        Evidence.missing("h runs with WRINGER_LOOKUP_MODE=iterative, and the candidate has recursive"));
    }

    @Test
    void whatTheReleasesDifferInHasToBeTold() {
        assertThat(recursive(Map.of()))
                .isEqualTo(
                        Evidence.missing("h does not tell its WRINGER_LOOKUP_MODE, and the candidate has recursive"));
    }

    @Test
    void catchesAHostOfAnotherImage() {
        assertThat(images(ofImages, Release.CANDIDATE, host("n 2", "corrected", "id-old")))
                .isEqualTo(Evidence.missing("h runs id-old, and the candidate is id-new"));
    }

    @Test
    void catchesAHostThatSaysThatItIsSomethingElseThanTheOthersOfItsRelease() {
        assertThat(images(
                                ofImages,
                                Release.CANDIDATE,
                                host("n 2", "corrected", "id-new"),
                                host("n 1", "corrected", "id-new"))
                        .shown())
                .isFalse();
        assertThat(images(ofImages, Release.CANDIDATE, host("n 3", "corrected", "id-new"))
                        .text())
                .contains("says that it is n 3");
    }

    @Test
    void catchesTwoReleasesThatAreOneAndHostsThatSayNothing() {
        assertThat(ofImages.of(Release.CANDIDATE, 1, List.of(host("n", "corrected", "id")), "id", "id")
                        .text())
                .contains("one and the same");
        assertThat(ofImages.of(Release.CANDIDATE, 2, List.of(host("n", "corrected", "a")), "a", "b")
                        .text())
                .isEqualTo("only 1 of 2 hosts say what they run");
    }
}
