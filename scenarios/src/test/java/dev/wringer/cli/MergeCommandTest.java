package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeCommandTest {

    private static final List<String> TABLES = List.of("trials.csv", "table.csv", "table.md", "run.json");

    @TempDir
    private Path folder;

    private Path run(String out, String scenario, String... more) throws IOException {
        Path kept = folder.resolve(out);
        Invocation run = Invocation.of(
                Stream.concat(Stream.of("run", scenario, "--quiet", "--out", kept.toString()), Stream.of(more))
                        .toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isLessThan(3);
        return kept.resolve("latest").toRealPath();
    }

    private Path shard(String part, String scenario, String... more) throws IOException {
        return run(
                "shard-" + part.replace('/', '-') + "-" + scenario,
                scenario,
                Stream.concat(Stream.of("--shard=" + part), Stream.of(more)).toArray(String[]::new));
    }

    private Invocation merge(Path... shards) {
        List<String> words = new ArrayList<>(List.of("merge"));
        Stream.of(shards).map(Path::toString).forEach(words::add);
        words.add("--out=" + folder.resolve("merged"));
        return Invocation.of(words.toArray(String[]::new));
    }

    private Path merged() {
        return folder.resolve("merged/latest");
    }

    private static List<String> files(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    // ---- the whole

    @ParameterizedTest
    @CsvSource({"looks-up, 2, 0", "fails-at-half, 3, 1", "passes, 4, 0", "proves-nothing, 2, 2"})
    void theMergedRunIsTheUnshardedOneByteForByte(String scenario, int of, int status) throws IOException {
        Path whole = run("whole", scenario);
        List<Path> shards = new ArrayList<>();
        for (int number = of; number >= 1; number--) { // in whatever order they are named
            shards.add(shard(number + "/" + of, scenario));
        }

        Invocation merge = merge(shards.toArray(Path[]::new));

        assertThat(merge.status()).as(merge.err()).isEqualTo(status);
        for (String table : TABLES) {
            assertThat(merged().resolve(table)).as(table).hasSameBinaryContentAs(whole.resolve(table));
        }
        assertThat(files(merged())).isEqualTo(files(whole));
        for (String drawn : List.of("operations.csv", "faults.csv", "census.csv", "ring.csv", "violations.csv")) {
            assertThat(merged().resolve(drawn)).as(drawn).hasSameBinaryContentAs(whole.resolve(drawn));
        }
        for (String record : files(whole.resolve("records"))) {
            assertThat(merged().resolve("records").resolve(record))
                    .hasSameBinaryContentAs(whole.resolve("records").resolve(record));
        }
        assertThat(Invocation.of("check", merged().toString()).status()).isEqualTo(status);
    }

    @Test
    void theCatalogueIsMergedLikeTheSamples() throws IOException {
        String[] small = {
            "--nodes=30",
            "--set=successors=10",
            "--set=replicas=3",
            "--set=killed=20,33,50",
            "--set=blocks=50",
            "--set=lookups=50",
            "--seeds=3",
            "--testbed=sim"
        };
        Path whole = installed("whole", small);
        Path one = installed(
                "one",
                Stream.concat(Stream.of(small), Stream.of("--shard", "1/2")).toArray(String[]::new));
        Path two = installed(
                "two",
                Stream.concat(Stream.of(small), Stream.of("--shard", "2/2")).toArray(String[]::new));

        Invocation merge = Invocation.asInstalled(
                "merge",
                one.toString(),
                two.toString(),
                "--out",
                folder.resolve("merged").toString());

        assertThat(merge.status()).as(merge.err()).isLessThan(3);
        for (String table : TABLES) {
            assertThat(merged().resolve(table)).as(table).hasSameBinaryContentAs(whole.resolve(table));
        }
    }

    private Path installed(String out, String... more) throws IOException {
        Path kept = folder.resolve(out);
        Invocation run = Invocation.asInstalled(
                Stream.concat(Stream.of("run", "massive-failure", "--quiet", "--out", kept.toString()), Stream.of(more))
                        .toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isLessThan(3);
        return kept.resolve("latest").toRealPath();
    }

    @Test
    void aShardSaysWhichItIsAndHasItsPartOnly() throws IOException {
        Invocation run = Invocation.of("run", "passes", "--shard", "2/4", "--quiet", "--out", folder.toString());

        assertThat(run.out())
                .startsWith(
                        "passes on sim: 100 nodes, ring assembled; killed 10%, 20% × seeds 1 … 3 = 6 trials; shard 2/4 of"
                                + " them\n")
                .contains("PASS  2 of 2 trials");
        assertThat(folder.resolve("latest/run.json")).content().contains("\"shard\" : \"2/4\"", "\"whole\" : 6");
        assertThat(folder.resolve("latest/table.md")).content().contains("./wringer run passes --shard 2/4\n");
    }

    @Test
    void handsOverLikeARun() throws IOException {
        Path one = shard("1/2", "fails-at-half");
        Path two = shard("2/2", "fails-at-half");
        Path junit = folder.resolve("junit.xml");

        Invocation merge = Invocation.of(
                "merge",
                one.toString(),
                two.toString(),
                "--out=" + folder.resolve("merged"),
                "--junit=" + junit,
                "--json");

        assertThat(merge.status()).isEqualTo(1);
        assertThat(merge.out()).startsWith("{").contains("\"exitStatus\" : 1");
        assertThat(junit).content().contains("tests=\"10\" failures=\"5\"");
    }

    /** What was done to the ring stands in records only. */
    @Test
    void tellsTheFaultsOfAFailedTrialLikeARun() throws IOException {
        String[] fails = {
            "run", "partition-heal", "--testbed=sim", "--nodes=30", "--set=cut=120s", "--seeds=2", "--quiet", "--json"
        };
        Invocation whole = Invocation.asInstalled(words(fails, "--out=" + folder.resolve("whole")));
        Invocation.asInstalled(words(fails, "--out=" + folder.resolve("one"), "--shard=1/2"));
        Invocation.asInstalled(words(fails, "--out=" + folder.resolve("two"), "--shard=2/2"));

        Invocation merge = Invocation.asInstalled(
                "merge",
                folder.resolve("one/latest").toString(),
                folder.resolve("two/latest").toString(),
                "--out=" + folder.resolve("merged"),
                "--json");

        assertThat(merge.status()).as(merge.err()).isEqualTo(whole.status());
        assertThat(faults(whole)).hasSize(2).noneMatch(String::isEmpty);
        assertThat(faults(merge)).isEqualTo(faults(whole));
    }

    private static String[] words(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }

    private static List<String> faults(Invocation run) throws IOException {
        List<String> faults = new ArrayList<>();
        new ObjectMapper()
                .readTree(run.out())
                .get("results")
                .forEach(result -> faults.add(result.get("faults").asText()));
        return faults;
    }

    // ---- what does not belong together

    @Test
    void refusesOtherCode() throws IOException {
        Path one = shard("1/2", "fails-at-half");
        Path two = shard("2/2", "fails-at-half");
        Files.writeString(one.resolve("machine.json"), "{\"commit\": \"0a1b\"}");
        Files.writeString(two.resolve("machine.json"), "{\"commit\": \"0a1b-dirty\"}");
        assertRefused(merge(one, two), "not of one run: the commit is 0a1b in one and 0a1b-dirty in the other");

        Files.writeString(two.resolve("machine.json"), "{}");
        assertThat(merge(one, two).status())
                .as("where one of them is not known")
                .isEqualTo(1);
    }

    @Test
    void refusesWhatIsMissingOrThereTwice() throws IOException {
        Path one = shard("1/3", "fails-at-half");
        Path two = shard("2/3", "fails-at-half");

        assertRefused(merge(one), "not all shards are there: 2/3, 3/3 are missing");
        assertRefused(merge(two, one), "not all shards are there: 3/3 is missing");
        assertRefused(merge(one, two, two), "are both shard 2/3: name each shard once");
        assertThat(folder.resolve("merged")).doesNotExist();
    }

    @Test
    void refusesOtherScenariosSettingsAndNumbers() throws IOException {
        Path one = shard("1/2", "fails-at-half");

        assertRefused(
                merge(one, shard("2/2", "passes")), "the scenario is fails-at-half in one and passes in the other");
        assertRefused(
                merge(one, shard("2/2", "fails-at-half", "--set=label=y")), "label is x in one and y in the other");
        assertRefused(
                merge(one, shard("2/2", "fails-at-half", "--seed=7")), "the first seed is 1 in one and 7 in the other");
        assertRefused(
                merge(one, shard("2/2", "fails-at-half", "--seeds=6")),
                "the number of trials is 10 in one and 12 in the other");
        assertRefused(merge(one, shard("2/3", "fails-at-half")), "the number of shards is 2 in one and 3 in the other");
    }

    @Test
    void refusesAnotherVersion() throws IOException {
        Path one = shard("1/2", "fails-at-half");
        Path two = shard("2/2", "fails-at-half");
        Path document = two.resolve("run.json");
        Files.writeString(document, Files.readString(document).replace("\"unpackaged\"", "\"0.0.9\""));

        assertRefused(merge(one, two), "the version of Wringer is unpackaged in one and 0.0.9 in the other");
    }

    @Test
    void refusesWhatIsNoShardOrNoRun() throws IOException {
        Path whole = run("whole", "passes");
        Path one = shard("1/2", "passes");
        Path two = shard("2/2", "passes");

        assertRefused(merge(), "which runs?");
        assertRefused(merge(folder.resolve("nowhere")), "there is no " + folder.resolve("nowhere"));
        assertRefused(merge(folder), folder + " is no run");
        assertRefused(merge(whole), whole + " is no shard: it has all of its trials already");

        Files.delete(one.resolve("records/killed-10-seed-1.jsonl"));
        assertRefused(merge(one, two), "tells of 3 trials, and there are 2 records");

        Files.writeString(two.resolve("trials.csv"), Files.readString(one.resolve("trials.csv")));
        Files.writeString(one.resolve("records/killed-10-seed-1.jsonl"), "");
        assertRefused(merge(one, two), "the shards have 6 trials, 3 different ones, and the whole run has 6");

        Files.move(two.resolve("run.json"), two.resolve("run.partial.json"));
        assertRefused(merge(one, two), two + " was interrupted: run that shard again");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0/2 | --shard 0/2 does not exist: parts are numbered from 1/2 to 2/2",
                "3/2 | --shard 3/2 does not exist: parts are numbered from 1/2 to 2/2",
                "1/0 | --shard 1/0 does not exist",
                "two | --shard two is not I/N, such as 2/4",
                "1/7 | shard 1/7 is one too many: there are only 6 trials",
            })
    void refusesShardsThatAreNone(String text, String complaint) {
        assertRefused(
                Invocation.of(
                        "run",
                        "passes",
                        "--shard",
                        text,
                        "--out",
                        folder.resolve("merged").toString()),
                complaint);
    }

    private static void assertRefused(Invocation invocation, String complaint) {
        assertThat(invocation.status()).as(invocation.err()).isEqualTo(3);
        assertThat(invocation.err()).contains(complaint).hasLineCount(1);
    }
}
