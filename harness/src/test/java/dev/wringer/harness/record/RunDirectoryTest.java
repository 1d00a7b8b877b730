package dev.wringer.harness.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {

    private static final Instant BEGUN = Instant.parse("2026-11-22T23:05:09.75Z");

    @TempDir
    private Path directory;

    @Test
    void isNamedByTimeAndScenario() {
        Path out = directory.resolve("some").resolve("runs");

        RunDirectory run = RunDirectory.create(out, "massive-failure", BEGUN);

        assertThat(run.path()).isDirectory().isEqualTo(out.resolve("20261122-230509-massive-failure"));
        assertThat(run.record("sim-killed=0.5-seed=1")).isEqualTo(run.path().resolve("sim-killed=0.5-seed=1.jsonl"));
        assertThat(run.file("trials.csv")).isEqualTo(run.path().resolve("trials.csv"));
    }

    @Test
    void isUniqueEvenWithinASecond() {
        List<String> names = Stream.generate(() -> RunDirectory.create(directory, "churn", BEGUN))
                .limit(3)
                .map(run -> run.path().getFileName().toString())
                .toList();

        assertThat(names)
                .containsExactly("20261122-230509-churn", "20261122-230509-churn-2", "20261122-230509-churn-3");
    }

    @Test
    void theNewestRunIsTheLatest() throws IOException {
        RunDirectory.create(directory, "churn", BEGUN);
        RunDirectory newest = RunDirectory.create(directory, "churn", BEGUN.plusSeconds(1));

        Path latest = directory.resolve("latest");
        assertThat(latest).isSymbolicLink();
        assertThat(Files.readSymbolicLink(latest)).isEqualTo(Path.of("20261122-230510-churn"));
        assertThat(latest.toRealPath()).isEqualTo(newest.path().toRealPath());
        assertThat(directory)
                .isDirectoryNotContaining(path -> path.getFileName().toString().startsWith("."));
    }

    @Test
    void whereThereAreNoLinksAFileNamesTheLatest() throws IOException {
        URI archive = URI.create("jar:" + directory.resolve("runs.zip").toUri()); // has no symbolic links
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            Path out = zip.getPath("/runs");

            RunDirectory.create(out, "churn", BEGUN);
            RunDirectory.create(out, "churn", BEGUN);

            assertThat(Files.readString(out.resolve("latest.txt"))).isEqualTo("20261122-230509-churn-2\n");
        }
    }

    @Test
    void anOutputDirectoryThatIsAFileIsReported() throws IOException {
        Path out = Files.createFile(directory.resolve("runs"));

        assertThatExceptionOfType(RecordFailure.class)
                .isThrownBy(() -> RunDirectory.create(out, "churn", BEGUN))
                .withMessage(
                        "cannot create the directory " + out + ": something that is not a directory has this name; "
                                + "choose an output directory that can be created and written");
    }

    @Test
    void anOutputDirectoryBelowAFileIsReported() throws IOException {
        Path out = Files.createFile(directory.resolve("file")).resolve("runs");

        assertThatExceptionOfType(RecordFailure.class)
                .isThrownBy(() -> RunDirectory.create(out, "churn", BEGUN))
                .satisfies(failure ->
                        assertThat(failure.getMessage()).hasLineCount(1).contains(out.toString()));
    }

    @Test
    void namesStayInsideTheDirectory() {
        RunDirectory run = new RunDirectory(directory);

        assertThatIllegalArgumentException().isThrownBy(() -> run.file("../trials.csv"));
        assertThatIllegalArgumentException().isThrownBy(() -> run.record(""));
        assertThatIllegalArgumentException().isThrownBy(() -> RunDirectory.create(directory, "a/b", BEGUN));
    }
}
