package dev.wringer.harness.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The contract's document has the clauses that the harness holds nodes to: each, no other, and in the same words. */
class ContractDocumentTest {

    @Test
    void theClausesOfTheDocumentAreThoseOfTheHarness() throws IOException {
        assertThat(Files.readAllLines(Path.of("..", "docs", "TESTEE.md")).stream()
                        .dropWhile(line -> !line.equals("## Clauses"))
                        .takeWhile(line -> !line.startsWith("### "))
                        .filter(line -> line.startsWith("| `")))
                .containsExactlyElementsOf(Arrays.stream(Clause.values())
                        .map(clause -> "| `" + clause.name().toLowerCase(Locale.ROOT) + "` | " + clause.text() + " |")
                        .toList());
    }
}
