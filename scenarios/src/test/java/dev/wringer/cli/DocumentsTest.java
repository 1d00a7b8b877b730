package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.junit.Testbeds;
import dev.wringer.scenarios.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that commands make are what the commands make. */
class DocumentsTest {

    private static final Path DOCS = Path.of("..", "docs");

    @TempDir
    private Path folder;

    private static void make(String... words) {
        Invocation made = Invocation.asInstalled(words);
        assertThat(made.status()).as(made.err()).isZero();
    }

    @Test
    void theScenariosAreDescribedAsTheyAre() throws IOException {
        Path made = folder.resolve("SCENARIOS.md");
        make("list", "--markdown", made.toString());

        assertThat(DOCS.resolve("SCENARIOS.md"))
                .as("make it anew: ./wringer list --markdown docs/SCENARIOS.md")
                .hasSameTextualContentAs(made);
    }

    @Test
    void theCapabilitiesAreDescribedAsTheyAre() throws IOException {
        Path made = Files.copy(DOCS.resolve("FAULTS.md"), folder.resolve("FAULTS.md"));
        make("list", "--capabilities", "--markdown", made.toString());

        assertThat(DOCS.resolve("FAULTS.md"))
                .as("make it anew: " + ListCommand.CAPABILITIES.command())
                .hasSameTextualContentAs(made);
    }

    /** The table of capabilities knows each fault of the grammar. */
    @Test
    void everyFaultHasARowInItsTable() throws IOException {
        List<String> inTables = Files.readAllLines(DOCS.resolve("FAULTS.md")).stream()
                .dropWhile(line -> !line.equals("### Strikes"))
                .takeWhile(line -> !line.equals("### Selectors"))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.replaceFirst("\\| `([a-z-]+).*", "$1"))
                .filter(verb -> !verb.startsWith("|"))
                .toList();

        assertThat(Capabilities.FAULTS).extracting(Capabilities::verb).containsExactlyInAnyOrderElementsOf(inTables);
    }

    @Test
    void whatCannotBeWrittenIsTold() throws IOException {
        Path strange = Files.writeString(folder.resolve("strange.md"), "nothing\n");

        Invocation list = Invocation.asInstalled("list", "--capabilities", "--markdown", strange.toString());

        assertThat(list.status()).isEqualTo(3);
        assertThat(list.err())
                .contains("there are no lines <!-- capabilities: ")
                .hasLineCount(1);
        assertThat(Invocation.asInstalled("list", "soak", "--capabilities").status())
                .isEqualTo(3);
        assertThat(Invocation.asInstalled(
                                "list", "--markdown", folder.resolve("no/such").toString())
                        .status())
                .isEqualTo(4);
    }

    @Test
    void theListHasALineForEachScenario() {
        List<String> lines =
                new ScenarioList(new Scenarios(Catalogue.classes()).all(), Testbeds.installed()).lines(100);

        assertThat(lines).hasSize(new Scenarios(Catalogue.classes()).all().size() + 2);
        assertThat(lines.subList(0, lines.size() - 2))
                .allMatch(line -> line.length() <= 100)
                .anyMatch(line -> line.endsWith(" …"))
                .anyMatch(line -> line.matches("million-nodes +sim +Hops, time .*"));
    }
}
