package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.wringer.harness.junit.Testbeds;
import dev.wringer.harness.processes.NodeCommand;
import dev.wringer.scenarios.Catalogue;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Workflows and documents say what the command understands. */
class WorkflowTest {

    /** Up to what a shell or YAML would make of the rest. */
    private static final Pattern COMMAND =
            Pattern.compile("^[ -]*(?:run: )?\\./wringer ([^|#`]*?)(?: \\|\\|.*| +#.*)?$");

    private static List<String> commands(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(COMMAND::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .toList();
    }

    private static CommandLine command() {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return Wringer.commandLine(new CommandContext(
                new Scenarios(Catalogue.classes()),
                Testbeds.installed(),
                new Terminal(nowhere, nowhere, false, false, 120),
                Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {".github/workflows/ci.yml", "docs/CI.md", "docs/COMPARE.md", "README.md"})
    void everyCommandIsOneThatThereIs(String file) throws IOException {
        List<String> commands = commands(Path.of("..").resolve(file));

        assertThat(commands).hasSizeGreaterThan(2);
        for (String each : commands) {
            String[] words = NodeCommand.read(each).words().toArray(String[]::new); // words, some of them quoted
            assertThatCode(() -> command().parseArgs(words)).as(each).doesNotThrowAnyException();
        }
    }
}
