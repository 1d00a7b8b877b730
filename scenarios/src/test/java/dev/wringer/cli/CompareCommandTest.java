package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareCommandTest {

    private static final String[] SMALL = {
        "massive-failure",
        "--nodes=30",
        "--set=successors=10",
        "--set=replicas=3",
        "--set=killed=33",
        "--set=blocks=50",
        "--set=lookups=50"
    };

    @TempDir
    private Path folder;

    private Invocation compare(String... words) {
        return Invocation.asInstalled(command(words));
    }

    /** With the sample scenarios, whose trials end as one likes. */
    private Invocation sample(String... words) {
        return Invocation.of(command(words));
    }

    private String[] command(String... words) {
        return Stream.concat(Stream.of("compare", "--out=" + folder, "--quiet"), Stream.of(words))
                .toArray(String[]::new);
    }

    private static String[] small(String... more) {
        return Stream.concat(Stream.of(SMALL), Stream.of(more)).toArray(String[]::new);
    }

    private List<CSVRecord> csv() throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(folder.resolve("latest/comparison.csv"));
                CSVParser parser = CSVParser.parse(reader, format)) {
            return new ArrayList<>(parser.getRecords());
        }
    }

    // ---- decisions

    @Test
    void theSameIsTheSame() throws IOException {
        Invocation same = compare(small("--candidate=variant=corrected"));

        assertThat(same.status()).as(same.out() + same.err()).isZero();
        assertThat(same.err()).isEmpty();
        assertThat(same.out())
                .contains("baseline:  as it is", "candidate: variant=corrected")
                .contains("SAME  by all 7 measures")
                .containsPattern("failed lookups +lower +(\\d+) +0 ");
        List<CSVRecord> lines = csv();
        assertThat(lines)
                .as("nine columns, and not one ring more than the first look after the 29 that verdicts need")
                .hasSize(9 * 31);
        assertThat(lines).allMatch(line -> line.get("difference").equals("0.0"));
    }

    @Test
    void aVariantThatIsKnownToBeBadIsWorse() {
        Invocation worse = compare(small("--candidate=variant=skipped-replica-repair"));

        assertThat(worse.status()).as(worse.out() + worse.err()).isEqualTo(1);
        assertThat(worse.out())
                .contains("WORSE  failed trials")
                .contains("pairs the candidate fails where the baseline passes:")
                .contains("    ./wringer run massive-failure --testbed sim --seed 1 --seeds 1 --nodes 30 ")
                .containsPattern("until ideal \\(s\\) +lower +0 +0 +– +– +– +\\[−∞, \\+∞] +± 5s +undecided");
    }

    @Test
    void theOtherWayRoundItIsBetter() {
        Invocation better = compare(
                small("--baseline=variant=skipped-replica-repair", "--candidate=variant=corrected", "--seeds=20"));

        assertThat(better.status())
                .as(better.out())
                .isEqualTo(2); // better by its verdicts, and some measures the baseline has not
        assertThat(better.out()).containsPattern("failed trials .* better");
    }

    @Test
    void aFewRingsAreNotEnoughAndItSaysHowManyAre() {
        Invocation open = compare(small("--candidate=variant=corrected", "--seeds=5"));

        assertThat(open.status()).as(open.out() + open.err()).isEqualTo(2);
        assertThat(open.out())
                .contains("UNDECIDED  by all 7 measures")
                .containsPattern("Not enough evidence: about 2\\d more rings would decide");
    }

    @Test
    void itGoesOnAsLongAsItMay() {
        Invocation open = compare(small("--candidate=variant=corrected", "--at-most=12"));

        assertThat(open.status()).isEqualTo(2);
        assertThat(open.out())
                .contains("seeds from 1, at most 12 of each side")
                .containsPattern("failed lookups +lower +12 ");
    }

    @Test
    void marginsDecideWhatIsTheSame() {
        String[] more = {"--candidate=stabilize=20s..20s", "--seeds=30"};
        Invocation strict = compare(small(more));
        Invocation lenient = compare(small(
                Stream.concat(Stream.of(more), Stream.of("--margin=until ideal=10m", "--margin=until replicated=10m"))
                        .toArray(String[]::new)));

        assertThat(strict.status()).as(strict.out()).isEqualTo(1);
        assertThat(strict.out()).contains("WORSE  until ideal");
        assertThat(lenient.status()).as(lenient.out()).isZero();
        assertThat(lenient.out()).contains("± 600s");
    }

    @Test
    void eachValueOfTheVariedParameterIsComparedByItself() {
        Invocation same = compare(small("--candidate=killed=33,34", "--baseline=killed=33,34", "--seeds=40"));
        // killed is set for both sides by SMALL already
        assertThat(same.status()).isEqualTo(3);

        Invocation swept = sample("passes", "--candidate=killed=20,30", "--baseline=killed=10,20", "--seeds=25");

        assertThat(swept.status()).as(swept.out() + swept.err()).isZero();
        assertThat(swept.out())
                .contains("killed=10% → killed=20%", "killed=20% → killed=30%")
                .containsPattern("share \\(%\\) +neither +25 +25 +10 +20 +\\+10 ");
    }

    /** Of what proves nothing it is told, and it makes no pair; nothing can be decided without pairs. */
    @Test
    void whatProvesNothingDecidesNothing() {
        Invocation nothing = sample("proves-nothing", "--candidate=nodes=101");

        assertThat(nothing.status()).as(nothing.out()).isEqualTo(2);
        assertThat(nothing.out())
                .containsPattern(
                        "Of (\\d+) pairs \\1 of the baseline and \\1 of the candidate prove nothing, both in \\1: left out")
                .contains("Not enough evidence: no pair says anything of failed trials yet: in each, one side has not"
                        + " reported it or proves nothing.")
                .doesNotContain("no number of rings");
    }

    /** A candidate that fails before it reports anything leaves its measures open, and not for want of rings. */
    @Test
    void whatIsNotKnownYetIsToldApartFromWhatNoNumberOfRingsDecides() {
        Invocation open = compare(small("--candidate=variant=skipped-replica-repair", "--seeds=2"));

        assertThat(open.status()).as(open.out()).isEqualTo(2);
        assertThat(open.out())
                .containsPattern(
                        "Not enough evidence: about \\d+ more rings would decide failed trials, [^;]*, if they are like"
                                + " those seen: raise --at-most or --seeds; no pair says anything of [^;]*until ideal, "
                                + "until replicated yet: in each, one side has not reported it or proves nothing\\.")
                .doesNotContain("no number of rings");
    }

    /** Half of the rings in either direction, far beyond any margin: that is not for want of rings. */
    @Test
    void whatNoNumberOfRingsDecidesIsNamed() {
        Invocation open = compare(small("--candidate=variant=corrected", "--seeds=3", "--margin=failed trials=0.001%"));

        assertThat(open.status()).as(open.out()).isEqualTo(2);
        assertThat(open.out())
                .contains(
                        "no number of rings like those seen would decide failed trials: a difference sits on a margin,"
                                + " rings vary too much, or too many prove nothing.");
    }

    /** A command that does not start fails every trial of both sides: that is no release to be proud of. */
    @Test
    void whatNeverGetsAnywhereIsNotTheSame() {
        Invocation open = sample("fails-at-once", "--candidate=nodes=101");

        assertThat(open.status()).as(open.out()).isEqualTo(2);
        assertThat(open.out())
                .contains("UNDECIDED  by its one measure")
                .contains("Not enough evidence: trials that fail before they measure anything are not the same,")
                .containsPattern("In (\\d+) of \\1 pairs both sides fail:\n  seed=1: nothing was stored");
    }

    // ---- real time

    /** Each pair has its price there: one value would need 23 pairs, and cannot change what the other one says. */
    @Test
    void itEndsWithTheFirstMeasureThatIsWorseWhereTimeIsReal() throws IOException {
        String[] sides = {"fails-at-half", "--baseline=killed=10,20", "--candidate=killed=20,50", "--at-most=12"};
        Invocation worse =
                Invocation.oneAtATime(Stream.concat(Stream.of(command(sides)), Stream.of("--testbed=one-at-a-time"))
                        .toArray(String[]::new));

        assertThat(worse.status()).as(worse.out() + worse.err()).isEqualTo(1);
        assertThat(worse.out()).contains("WORSE  failed trials at killed=20% → killed=50%");
        assertThat(csv()).as("two columns of two values").hasSize(8 * 2 * 2);

        assertThat(sample(sides).status()).isEqualTo(1);
        assertThat(csv()).as("where time is virtual all is decided").hasSize(12 * 2 * 2);
    }

    // ---- fewer measures

    @Test
    void theMeasuresThatAreNamedDecideAndFailedTrials() throws IOException {
        Invocation same = compare(small("--candidate=variant=corrected", "--measure=failed lookups"));

        assertThat(same.status()).as(same.out() + same.err()).isZero();
        assertThat(same.out())
                .contains("2 measures; nothing can be decided by fewer than 7 rings, \"the same\" by fewer than 23")
                .contains("SAME  by all 2 measures")
                .containsPattern("until ideal \\(s\\) +neither ");
    }

    @Test
    void aHarnessThatFailsIsNoCandidateThatIsWorse() {
        Invocation broken = sample("breaks-down", "--candidate=nodes=101", "--seeds=3");

        assertThat(broken.status()).as(broken.out()).isEqualTo(4);
        assertThat(broken.out())
                .contains(
                        "ERROR  in 3 of 3 pairs the harness itself failed: left out; first seed 1: no more hosts: start some.");
    }

    /** An image that is not there will not be there in the next ring: nobody waits for forty of the other side. */
    @Test
    void aSideThatCannotBeRunEndsIt() {
        String[] sides = {"breaks-down", "--candidate=nodes=101", "--at-most=12", "--testbed=one-at-a-time"};
        Invocation broken = Invocation.oneAtATime(command(sides));

        assertThat(broken.status()).as(broken.out()).isEqualTo(4);
        assertThat(broken.out()).contains("ERROR  in 2 of 2 pairs the harness itself failed: left out; first seed 1: ");
    }

    // ---- what is kept

    @Test
    void everythingOfBothSidesIsKeptAndCanBeCheckedAgain() throws IOException {
        compare(small("--candidate=latency=uniform:20ms..30ms", "--seeds=3"));
        Path latest = folder.resolve("latest");

        assertThat(latest.resolve("comparison.md"))
                .content()
                .startsWith("## massive-failure: undecided\n\n```sh\n./wringer compare ")
                .contains("| measure | better | pairs | ", "In margins. Above: pairs");
        for (String side : List.of("baseline", "candidate")) {
            assertThat(latest.resolve(side).resolve("run.json"))
                    .content()
                    .contains("./wringer run massive-failure --testbed sim --seed 1 --seeds 3 ");
            Invocation check =
                    Invocation.asInstalled("check", latest.resolve(side).toString());
            assertThat(check.status()).as(check.out() + check.err()).isZero();
            assertThat(check.out()).contains("3 of 3 verdicts as recorded");
        }
        assertThat(latest.resolve("candidate/run.json")).content().contains("latency=uniform:20ms..30ms");
        assertThat(latest.resolve("baseline/run.json")).content().doesNotContain("latency=uniform:20ms..30ms");
    }

    /** The command that is kept with a side makes the same records again. */
    @Test
    void theCommandOfASideMakesItsRecordsAgain() throws IOException {
        compare(small("--candidate=lookup=recursive", "--seeds=2"));
        Path kept = folder.resolve("latest").toRealPath().resolve("candidate");
        String command = Files.readString(kept.resolve("run.json"))
                .lines()
                .filter(line -> line.contains("\"command\""))
                .map(line -> line.replaceFirst(".*\\./wringer ", "").replaceFirst("\",$", ""))
                .findFirst()
                .orElseThrow();
        Invocation again = Invocation.asInstalled(
                Stream.concat(Stream.of(command.split(" ")), Stream.of("--out=" + folder, "--quiet"))
                        .toArray(String[]::new));

        assertThat(again.status()).as(again.err()).isZero();
        for (String record : List.of("killed-33-seed-1.jsonl", "killed-33-seed-2.jsonl")) {
            assertThat(folder.resolve("latest/records").resolve(record))
                    .hasSameTextualContentAs(kept.resolve("records").resolve(record));
        }
    }

    @Test
    void theWitnessCanBeRunAgain() {
        Invocation worse = compare(small("--candidate=variant=skipped-replica-repair", "--seeds=1"));
        String replay = worse.out()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("./wringer run "))
                .findFirst()
                .orElseThrow();

        Invocation run = Invocation.asInstalled(Stream.concat(
                        Stream.of(replay.replace("./wringer ", "").split(" ")), Stream.of("--out=" + folder, "--quiet"))
                .toArray(String[]::new));

        assertThat(run.status()).isEqualTo(1);
    }

    // ---- mistakes

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "take-over | compare with what? --candidate says it: --candidate lookup=recursive",
                "take-ovr --candidate=lookup=recursive | there is no scenario take-ovr: did you mean take-over?",
                "--candidate=lookup=recursive | which scenario? ./wringer list shows all of them",
                "take-over --candidate=recursive | --candidate recursive is not NAME=VALUE: a setting such as lookup=recursive",
                "take-over --candidate=lokup=recursive | there is no parameter lokup: did you mean lookup?",
                "take-over --candidate=variant=orignal | orignal",
                "take-over --baseline=joins=1,joins=2 --candidate=joins=3 | joins is set twice by --baseline",
                "take-over --set=joins=2 --candidate=joins=3 | joins is set twice: by --candidate and for both sides",
                "take-over --candidate=joins=3 --margin=fialed_fetches=1 | there is no measure fialed_fetches of take-over: did you mean failed fetches?",
                "take-over --candidate=joins=3 --margin=xyz=1 | there is no measure xyz of take-over: there are failed trials, failed fetches, until ideal",
                "take-over --candidate=joins=3 --margin=lost | --margin lost is not NAME=VALUE, such as",
                "take-over --candidate=joins=3 --measure=fialed_fetches | there is no measure fialed_fetches of take-over: did you mean failed fetches?",
                "take-over --candidate=joins=3 --seeds=0 | seeds=0 is ",
                "take-over --candidate=joins=3 --seeds=many | seeds=many is not a whole number",
                "take-over --candidate=joins=3 --seeds=5 --at-most=9 | --at-most goes with --seeds auto only",
                "take-over --candidate=joins=3 --at-most=none | at-most=none is not a whole number",
                "take-over --candidate=joins=3 --confidence=100% | confidence=100% is outside 50 … 99.99",
                "take-over --candidate=joins=3 --nemesis=random | take-over plays no schedule",
                "massive-failure --candidate=killed=20 | the baseline has 5 values of the varied parameter and the candidate has 1: give both as many",
                "take-over --candidate=image=mine:1 --testbed=sim | --node-image mine:1 means nothing there: only containers honours it",
                "take-over --candidate=command=./mine --testbed=sim | --node-command ./mine means nothing there: only processes honours it",
                "take-over --candidate=image=mine:1 --node-image=other:1 | image is set twice: by --candidate and by --node-image",
                "take-over --candidate=joins=3 --markdown=x.md | --markdown goes with --worth only",
                "take-over --worth | --worth goes without a scenario",
                "take-over --candidat=joins=3 | there is no option --candidat: did you mean --candidate?",
            })
    void whatCannotBeDoneIsToldInOneLine(String words, String complaint) {
        Invocation compare = compare(words.split(" "));

        assertThat(compare.status()).as(compare.out()).isEqualTo(3);
        assertThat(compare.err()).startsWith("wringer: ").contains(complaint).hasLineCount(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aMarginInTheWrongUnitIsRefused() {
        Invocation compare = compare("take-over", "--candidate=joins=3", "--margin=until ideal=5");

        assertThat(compare.status()).isEqualTo(3);
        assertThat(compare.err()).contains("--margin until ideal=5 is not a time such as 500ms, 15s or 10m");
        assertThat(compare("take-over", "--candidate=joins=3", "--margin=failed trials=100%")
                        .err())
                .contains("--margin failed trials=100%: the margin of failed trials is less than all of them");
        assertThat(compare("take-over", "--candidate=joins=3", "--margin=failed fetches=0")
                        .err())
                .contains("--margin failed fetches=0 is no margin: nothing could ever be the same");
    }

    @Test
    void theTableOfItsWorthHasItsPlaceInTheDocument() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("..", "docs", "COMPARE.md"));

        assertThat(lines).contains(CompareWorth.SECTION.begin(), CompareWorth.SECTION.end());
        SelfCheckPlan.knownBad().forEach(variant -> assertThat(lines)
                .anyMatch(line -> line.startsWith("| `" + variant.commandLineName() + "` | ")));
    }
}
