package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.nemesis.Nemesis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WringerTest {

    @TempDir
    private Path folder;

    private Invocation run(String scenario, String... more) {
        return Invocation.of(arguments(scenario, more));
    }

    private String[] arguments(String scenario, String... more) {
        return Stream.concat(Stream.of("run", scenario, "--out", folder.toString()), Stream.of(more))
                .toArray(String[]::new);
    }

    private static List<String> files(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    // ---- exit statuses, and what goes with them

    @Test
    void everyTrialPasses() throws IOException {
        Invocation run = run("passes", "--quiet");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("passes on sim: 100 nodes, ring assembled; killed 10%, 20% × seeds 1 … 3 = 6 trials\n")
                .contains("share", "3 pass", "PASS  6 of 6 trials\n")
                .contains(folder.toString());
        Path latest = folder.resolve("latest");
        assertThat(files(latest))
                .containsExactly(
                        "census.csv",
                        "faults.csv",
                        "junit.xml",
                        "machine.json",
                        "operations.csv",
                        "records",
                        "report.html",
                        "ring.csv",
                        "run.json",
                        "summary.json",
                        "summary.md",
                        "table.csv",
                        "table.md",
                        "trials.csv",
                        "violations.csv");
        assertThat(files(latest.resolve("records")))
                .hasSize(6)
                .startsWith("killed-10-seed-1.jsonl")
                .allMatch(name -> name.endsWith(".jsonl"));
        assertThat(latest.resolve("run.json"))
                .content()
                .contains("\"scenario\" : \"passes\"")
                .contains("\"killed\" : [ \"10%\", \"20%\" ]")
                .contains("\"finished\" : 6")
                .contains("\"interrupted\" : false");
    }

    @Test
    void aTrialFails() {
        Invocation run = run("fails-at-half", "--seed", "7", "--set", "label=a b", "--quiet");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("; label=a b\n")
                .contains("FAIL  5 of 10 trials: a promise of the protocol was broken\n")
                .contains("  killed=50% seed=7: blocks were lost; first: abc\n")
                .contains("    ./wringer run fails-at-half --testbed sim --seed 7 --seeds 1 --set killed=50"
                        + " --set 'label=a b'\n")
                .contains("  killed=50% seed=9: ")
                .doesNotContain("  killed=50% seed=10: ")
                .contains("  and 2 more\n")
                .contains("PASS  5 of 10 trials\n");
    }

    @Test
    void nothingIsProved() {
        Invocation run = run("proves-nothing", "--quiet");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).contains("UNKNOWN  2 of 2 trials: nothing is proved\n", "seed=1: the premise broke");
    }

    @Test
    void theHarnessFails() throws IOException {
        Invocation run = run("breaks-down", "--quiet");

        assertThat(run.status()).isEqualTo(4);
        assertThat(run.out()).contains("ERROR  2 of 2 trials", "seed=1: no more hosts: start some");
        assertThat(files(folder.resolve("latest/records")))
                .containsExactly("seed-1.jsonl.partial", "seed-2.jsonl.partial");
    }

    @Test
    void tellsHowFarItIsOnStandardError() {
        assertThat(run("passes").err()).matches("6 of 6 trials after [0-9.]+ s\\R");
    }

    @Test
    void equalRunsWriteEqualFiles() throws IOException {
        assertThat(run("looks-up").status()).isZero();
        Path first = folder.resolve("latest").toRealPath();
        assertThat(run("looks-up").status()).isZero();
        Path second = folder.resolve("latest").toRealPath();

        assertThat(second).isNotEqualTo(first);
        for (String file : List.of(
                "records/seed-1.jsonl", "records/seed-2.jsonl", "trials.csv", "table.csv", "table.md", "run.json")) {
            assertThat(first.resolve(file)).hasSameTextualContentAs(second.resolve(file));
        }
    }

    // ---- bad usage

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run passe | there is no scenario passe: did you mean passes?",
                "run nothing-like-it | there is no scenario nothing-like-it: ./wringer list shows all of them",
                "list fails-at-halve | there is no scenario fails-at-halve: did you mean fails-at-half?",
                "help lost | there is no scenario lost: ./wringer list shows all of them",
                "run | which scenario? ./wringer list shows all of them",
                "rnu passes | there is no command rnu: did you mean run?",
                "run passes extra | one argument too many: extra",
                "run passes --noeds 5 | there is no option --noeds: did you mean --nodes?",
                "run passes --noeds=5 | there is no option --noeds: did you mean --nodes?",
                "run passes --frobnicate | there is no option --frobnicate: ./wringer help shows what there is",
                "run passes --testbed smi | there is no testbed smi: did you mean sim?",
                "run passes --set kiled=3 | there is no parameter kiled: did you mean killed?",
                "run passes --set killed | --set killed is not NAME=VALUE",
                "run passes --set killed=120 | killed=120 is outside 0 … 100",
                "run passes --set killed=1 --set killed=2 | killed is set twice",
                "run passes --nodes 5 --set nodes=6 | nodes is set twice",
                "run passes --nodes many | nodes=many is not a whole number",
                "run passes --nodes 10 | successors=16 needs at least 17 nodes, not nodes=10",
                "run passes --seeds 0 | seeds=0 is outside 1 … 1000000",
                "run passes --seed x | seed=x is not a whole number",
                "'' | a command is missing: run, merge, compare, check, report, open, hunt, explore, replay, self-check, conformance, list, doctor, clean, bench, toxiproxy or help; ./wringer help explains them",
            })
    void isToldInOneLine(String arguments, String message) {
        Invocation invocation = Invocation.of(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1));

        assertThat(invocation.err()).isEqualTo("wringer: " + message + System.lineSeparator());
        assertThat(invocation.out()).isEmpty();
        assertThat(invocation.status()).isEqualTo(3);
    }

    @Test
    void theMarkStaysUnderThePlaceOfAMistake() {
        Invocation run =
                Invocation.asInstalled("run", "soak", "--testbed=sim", "--faults", "crash 10% at 5s; crsh 2 at 9s");

        assertThat(run)
                .isEqualTo(new Invocation(
                        3,
                        "",
                        String.join(
                                System.lineSeparator(),
                                "wringer: faults is no schedule: 'crsh' is no fault: did you mean crash?",
                                "  crash 10% at 5s; crsh 2 at 9s",
                                "                   ^",
                                "")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--nemesis chrun | nemesis=chrun names 'chrun', which is no nemesis: did you mean churn?",
                "--nemesis churn:rat=1 | nemesis=churn:rat=1 has 'rat', which is no setting of churn: did you mean rate?",
                "--set mix=fetsch:2 | mix=fetsch:2 names 'fetsch', and clients can do lookup, poll, fetch, newest, store, update, conflict: did you mean fetch?",
                "--set mix=fetch:0 | mix=fetch:0 is outside 1 … 1000000",
                "--mix 30% | --mix 30% is not SHARE:NAME=VALUE, such as 30%:variant=stale-fingers",
                "--mix 130%:lookup=recursive | candidate-share=130% is outside 0 … 100",
                "--mix lookup=recursive | --mix lookup=recursive says of no host that it runs this: name a share, as in --mix 30%:lookup=recursive",
                "--mix 30%:image=mine:2 | soak cannot run on the testbed sim: candidate image=mine:2 means nothing there: only containers honours an image",
                "--mix 30%:command=./mine | soak cannot run on the testbed sim: candidate command=./mine means nothing there: only processes honours a command",
                "--faults upgrade~all~at~5s | upgrade all at 5s needs a candidate: --mix variant=NAME, image=NAME or command=COMMAND",
            })
    void aMistakeAboutFaultsAndClientsIsToldInOneLine(String arguments, String message) {
        String[] words = Arrays.stream(("run soak --testbed=sim " + arguments).split(" ", -1))
                .map(word -> word.replace('~', ' '))
                .toArray(String[]::new);

        assertThat(Invocation.asInstalled(words))
                .isEqualTo(new Invocation(3, "", "wringer: " + message + System.lineSeparator()));
    }

    @Test
    void aVariantThatNobodyKnowsIsTold() {
        Invocation run = Invocation.of("run", "passes", "--set", "variant=orginal");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err())
                .startsWith("wringer: variant=orginal is not one of corrected, original, ")
                .endsWith(": did you mean original?" + System.lineSeparator());
    }

    @Test
    void helpForRunsShowsHowFaultsAreWritten() {
        String help = Invocation.of("run", "--help").out();

        assertThat(help).contains("--faults 'crash 10% at 5s; join 3 at 40s'", "Nemeses");
        String inOneLine = help.replaceAll("\\s+", " ");
        Nemesis.all()
                .forEach(nemesis -> assertThat(inOneLine).contains(" " + nemesis.name() + " " + nemesis.help() + " "));
        assertThat(help.lines()).as("fits a terminal").allMatch(line -> line.length() <= 80);
    }

    /** What the help shows can be typed. */
    @Test
    void examplesOfFaultsAreRight() {
        List<String> examples = Invocation.of("run", "--help")
                .out()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("--faults '") || line.startsWith("--nemesis churn"))
                .toList();

        assertThat(examples).hasSize(4);
        for (String example : examples) {
            int blank = example.indexOf(' ');
            Invocation run = Invocation.asInstalled(
                    "run",
                    "soak",
                    "--testbed=sim",
                    example.substring(0, blank),
                    example.substring(blank + 1).replace("'", ""),
                    "--set=after=soon");
            assertThat(run.err()).as("read up to what is wrong").contains("after=soon is not a time");
        }
    }

    @Test
    void nothingIsWrittenBeforeTheArgumentsAreRight() throws IOException {
        run("passes", "--set", "killed=120");

        assertThat(files(folder)).isEmpty();
    }

    @Test
    void theOutputFolderIsNoFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(Invocation.of("run", "passes", "--out", file.toString()))
                .isEqualTo(new Invocation(
                        3,
                        "",
                        "wringer: --out " + file + " cannot be a folder: " + file + " is a file"
                                + System.lineSeparator()));
        Path below = file.resolve("below");
        assertThat(Invocation.of("run", "passes", "--out", below.toString()).err())
                .isEqualTo("wringer: --out " + below + " cannot be a folder: " + file + " is a file"
                        + System.lineSeparator());
    }

    // ---- the harness fails

    @Test
    void theOutputFolderCannotBeMade() {
        Invocation run = Invocation.of("run", "passes", "--out", "/proc/runs");

        assertThat(run.status()).isEqualTo(4);
        assertThat(run.err())
                .startsWith("wringer: cannot create the directory /proc/runs: ")
                .hasLineCount(1);
    }

    @Test
    void theFolderIsLostInMidRun() throws IOException {
        Invocation run = Invocation.oneAtATime(
                arguments("destroys", "--quiet", "--set", "folder=" + folder.resolve("latest/records")));

        assertThat(run.status()).isEqualTo(4);
        assertThat(run.err()).startsWith("wringer: cannot write ").hasLineCount(1);
        assertThat(run.out()).as("no table is taken for a result").hasLineCount(1);
        assertThat(files(folder.resolve("latest"))).isEmpty();
    }

    @Test
    void trialsWithoutAResultAreNoSuccess() {
        Invocation run = run("never-begins", "--quiet");

        assertThat(run.status()).isEqualTo(4);
        assertThat(run.err())
                .startsWith("wringer: only 0 of 2 trials have a result: ")
                .contains("a mistake")
                .hasLineCount(1);
    }

    // ---- what there is

    @Test
    void listsTheScenarios() {
        Invocation list = Invocation.of("list");

        assertThat(list.status()).isZero();
        assertThat(list.out())
                .containsPattern("passes +sim +Every trial passes.\\R")
                .contains("fails-at-half", "looks-up");
    }

    @Test
    void listsWhereAScenarioRunsAndWhereNotAndWhy() {
        assertThat(Invocation.asInstalled("list").out())
                .containsPattern("massive-failure +local, sim, containers, processes ")
                .containsPattern("million-nodes +sim ");
        assertThat(Invocation.asInstalled("list", "million-nodes").out())
                .contains("Runs on: sim; not on local: it cannot do what this needs: huge rings; not on containers: ")
                .contains("  Fails: a lookup names another node than the owner.");
        Invocation huge = Invocation.asInstalled("run", "million-nodes", "--testbed=local");
        assertThat(huge.status()).isEqualTo(3);
        assertThat(huge.err())
                .isEqualTo(
                        String.format("wringer: million-nodes cannot run on the testbed local: it cannot do what this"
                                + " needs: huge rings%n"));
    }

    @ParameterizedTest
    @CsvSource({"list fails-at-half", "help fails-at-half", "run fails-at-half --help"})
    void listsTheParametersOfAScenario(String arguments) {
        Invocation list = Invocation.of(arguments.split(" ", -1));

        assertThat(list.status()).isZero();
        assertThat(list.out())
                .startsWith(String.format("fails-at-half%n  Fails when half is killed.%n"))
                .containsPattern("\n  nodes +100 +Chord nodes; 2 … 10000000\n")
                .containsPattern("\n  loss +0% +messages lost at random; 0 … 100 %\n")
                .containsPattern("\n  killed +10%,50% +0 … 100 %; varied: several values as A,B or FROM..TO:STEP\n")
                .containsPattern("\n  label +x +anything; a text\n")
                .contains("Seeds: 5 (--seeds)");
    }

    @Test
    void explainsItself() {
        assertThat(Invocation.of("help").out()).contains("Commands:", "run", "list", "Exit status: 0");
        assertThat(Invocation.of("--help").out())
                .isEqualTo(Invocation.of("help").out());
        assertThat(Invocation.of("help", "run").out()).contains("--testbed", "--seeds", "--set");
        assertThat(Invocation.of("run", "--help").out())
                .isEqualTo(Invocation.of("help", "run").out());
        assertThat(Invocation.of("--version").out()).startsWith("wringer ");
    }
}
