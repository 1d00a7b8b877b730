package dev.wringer.harness.nemesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/FAULTS.md names every nemesis and each of its settings. */
class FaultsDocumentTest {

    @Test
    void everyNemesisHasARowWithItsSettings() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("..", "docs", "FAULTS.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        for (Nemesis.Description nemesis : Nemesis.all()) {
            List<String> own = rows.stream()
                    .filter(row -> row.startsWith("| `" + nemesis.name() + "` |"))
                    .toList();
            assertThat(own).as(nemesis.name()).hasSize(1);
            nemesis.settings().forEach(setting -> assertThat(own.get(0)).contains("`" + setting.name() + "`"));
        }
    }
}
