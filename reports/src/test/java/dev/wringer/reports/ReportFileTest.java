package dev.wringer.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {

    @TempDir
    private Path directory;

    @Test
    void makesDirectoriesAndReplacesWhatStoodThere() throws IOException {
        Path file = directory.resolve("a/b/report.md");

        new ReportFile(file).write("a long first version");
        new ReportFile(file).write("zweite Größe");

        assertThat(Files.readString(file)).isEqualTo("zweite Größe");
        assertThat(directory.resolve("a/b").toFile().list()).containsExactly("report.md");
    }

    @Test
    void mayBeReadByWhoeverMayReadOtherFiles() throws IOException {
        Path file = directory.resolve("report.md");
        Path other = Files.createFile(directory.resolve("other"));

        new ReportFile(file).write("text");

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    void leavesTheOldReportAndNothingElseWhenTheDiskIsFull() throws IOException {
        Path file = directory.resolve("report.md");
        new ReportFile(file).write("old");
        ReportFile.Disk full = (path, bytes, options) -> {
            Files.write(path, new byte[] {'h', 'a', 'l', 'f'});
            throw new FileSystemException(path.toString(), null, "No space left on device");
        };

        assertThatExceptionOfType(ReportFailure.class)
                .isThrownBy(() -> new ReportFile(file, full).write("half a report"))
                .withMessage(
                        "cannot write " + file + ": No space left on device; free some space, or write it elsewhere");

        assertThat(Files.readString(file)).isEqualTo("old");
        assertThat(directory.toFile().list()).containsExactly("report.md");
    }

    @Test
    void writesDevicesInPlaceAndReportsWhatTheySay() throws IOException {
        Path device = Path.of("/dev/full");
        assumeThat(device).exists();
        // Through a link, so that a mistake would replace the link and not the machine's device.
        Path file = Files.createSymbolicLink(directory.resolve("report.md"), device);

        assertThatExceptionOfType(ReportFailure.class)
                .isThrownBy(() -> new ReportFile(file).write("text"))
                .withMessageContaining("No space left on device; free some space");

        assertThat(Files.isSymbolicLink(file)).isTrue();
        Files.delete(file);
    }

    @Test
    void saysThatAFileStandsWhereADirectoryIsNeeded() throws IOException {
        Path obstacle = Files.createFile(directory.resolve("obstacle"));

        assertThatExceptionOfType(ReportFailure.class)
                .isThrownBy(() -> new ReportFile(obstacle.resolve("report.md")).write("text"))
                .withMessage("cannot write " + obstacle.resolve("report.md") + ": " + obstacle
                        + " is a file, not a directory; write it elsewhere");
        assertThatExceptionOfType(ReportFailure.class)
                .isThrownBy(() -> new ReportFile(obstacle.resolve("deep/report.md")).write("text"))
                .withMessageContaining(obstacle.toString())
                .withMessageNotContaining("\n");
    }

    @Test
    void doesNotReplaceADirectory() throws IOException {
        Path file = Files.createDirectories(directory.resolve("report.md/full")).getParent();

        assertThatExceptionOfType(ReportFailure.class).isThrownBy(() -> new ReportFile(file).write("text"));

        assertThat(directory.toFile().list()).containsExactly("report.md");
    }
}
