package dev.wringer.harness.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesWriterFailureTest {

    private static final Event END = new Event.Ended(99, "PASS", "");

    @TempDir
    private Path directory;

    @Test
    void aFullDiskIsReportedInOneLineAndLeavesNoResult() throws IOException {
        Path file = directory.resolve("trial.jsonl");
        JsonLinesWriter writer = new JsonLinesWriter(file, new FullDisk());

        assertThatExceptionOfType(RecordFailure.class)
                .isThrownBy(() -> writer.accept(END))
                .withMessage("cannot write " + directory.resolve("trial.jsonl.partial") + ": No space left on device; "
                        + "make room there, or choose another output directory");
        writer.close();
        assertThat(file).doesNotExist();
    }

    @Test
    void aRecordWithAHoleIsNoResult() throws IOException {
        Path file = directory.resolve("trial.jsonl");
        FullDisk disk = new FullDisk();
        JsonLinesWriter writer = new JsonLinesWriter(file, disk);
        assertThatExceptionOfType(RecordFailure.class)
                .isThrownBy(() -> writer.accept(new Event.Healed(1, 0, "partition")));

        disk.full = false; // somebody has made room
        writer.accept(END);
        writer.close();

        assertThat(file).doesNotExist();
        assertThat(disk.taken.toString(StandardCharsets.UTF_8)).doesNotContain("ended");
    }

    @Test
    void textThatIsNoUnicodeIsKeptAsWellAsItCanBe() {
        Path file = directory.resolve("trial.jsonl");
        try (JsonLinesWriter writer = JsonLinesWriter.open(file)) {
            writer.accept(new Event.Healed(1, 0, "half a pair: \ud83d"));
            writer.accept(END);
        }

        assertThat(JsonLinesReader.read(file).history().events())
                .containsExactly(new Event.Healed(1, 0, "half a pair: ?"), END);
    }

    @Test
    void aMissingDirectoryIsReported() {
        Path file = directory.resolve("missing").resolve("trial.jsonl");

        assertThatExceptionOfType(RecordFailure.class)
                .isThrownBy(() -> JsonLinesWriter.open(file))
                .withMessageContaining("trial.jsonl.partial: no such file or directory; ");
    }

    @Test
    void anOlderRecordIsReplaced() throws IOException {
        Path file = Files.writeString(directory.resolve("trial.jsonl"), "old");

        JsonLinesWriter writer = JsonLinesWriter.open(file);
        writer.accept(END);
        assertThat(file).hasContent("old");
        writer.close();
        writer.close();

        assertThat(JsonLinesReader.read(file).history().events()).containsExactly(END);
        assertThat(directory.resolve("trial.jsonl.partial")).doesNotExist();
    }

    /** Takes nothing, as /dev/full does, until there is room. */
    private static final class FullDisk extends OutputStream {

        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private boolean full = true;

        @Override
        public void write(int value) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
            taken.write(value);
        }
    }
}
