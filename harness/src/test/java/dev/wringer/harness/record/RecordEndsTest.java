package dev.wringer.harness.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordEndsTest {

    private static final Event.Begun BEGUN = new Event.Begun(0, "churn", "sim", 7, Map.of("nodes", "9"));
    private static final Event.Ended ENDED = new Event.Ended(5, "FAIL", "why");

    @TempDir
    private Path folder;

    private Path record() {
        Path file = folder.resolve("trial.jsonl");
        try (JsonLinesWriter writer = JsonLinesWriter.open(file)) {
            writer.accept(BEGUN);
            writer.accept(new Event.Disturbed(1, "something"));
            writer.accept(ENDED);
        }
        return file;
    }

    @Test
    void bothEndsAreRead() {
        assertThat(RecordEnds.begun(record())).contains(BEGUN);
        assertThat(RecordEnds.ended(record())).contains(ENDED);
    }

    @Test
    void whatIsCutOffHasNoEndAndMayHaveNoBeginning() throws IOException {
        String text = Files.readString(record());
        Path cut = Files.writeString(folder.resolve("cut.jsonl"), text.substring(0, text.length() - 1));
        Path start = Files.writeString(folder.resolve("start.jsonl"), text.substring(0, 20));

        assertThat(RecordEnds.begun(cut)).contains(BEGUN);
        assertThat(RecordEnds.ended(cut)).isEmpty();
        assertThat(RecordEnds.begun(start)).isEmpty();
    }

    @Test
    void whatIsNoRecordHasNeither() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "hello\n");
        Path empty = Files.writeString(folder.resolve("empty"), "");

        assertThat(RecordEnds.begun(other)).isEmpty();
        assertThat(RecordEnds.ended(other)).isEmpty();
        assertThat(RecordEnds.ended(empty)).isEmpty();
        assertThatExceptionOfType(RecordFailure.class).isThrownBy(() -> RecordEnds.begun(folder.resolve("none")));
    }
}
