package dev.wringer.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.trial.Measurement;
import dev.wringer.harness.trial.Measurement.Origin;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.Unit;
import dev.wringer.harness.trial.UsageError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialsFileTest {

    @TempDir
    private Path folder;

    private List<TrialResult> read(Path file) {
        return new TrialsFile(file, Unit.FRACTION, List.of()).read();
    }

    @Test
    void readsWhatWasWritten() {
        List<TrialResult> written = Trials.headline();
        Path file = folder.resolve("trials.csv");
        CsvReport.writeTrials(file, written);

        assertThat(read(file)).isEqualTo(written);
    }

    @Test
    void readsHostileTexts() {
        String hostile = "a, \"b\"\r\nc\nd; e' é";
        TrialResult trial = new TrialResult(
                "churn",
                "sim",
                Long.MIN_VALUE,
                Map.of("label", hostile),
                List.of(),
                Optional.empty(),
                new Verdict(Outcome.FAIL, hostile),
                List.of(new Measurement("a.b (c)", Unit.RATIO, Origin.PUBLISHED, 1e-300)));
        Path file = folder.resolve("trials.csv");
        CsvReport.writeTrials(file, List.of(trial));

        assertThat(read(file)).containsExactly(trial);
    }

    @Test
    void complainsInOneLine() throws IOException {
        Path file = folder.resolve("trials.csv");
        assertThatThrownBy(() -> read(file)).isInstanceOf(UsageError.class).hasMessageStartingWith("cannot read ");

        Files.writeString(file, "nonsense\r\n1\r\n");
        assertThatThrownBy(() -> read(file)).isInstanceOf(UsageError.class).hasMessageStartingWith("cannot read ");

        CsvReport.writeTrials(file, Trials.headline());
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() - 40));
        assertThatThrownBy(() -> read(file)).isInstanceOf(UsageError.class).hasMessageContaining("is cut off");
    }
}
