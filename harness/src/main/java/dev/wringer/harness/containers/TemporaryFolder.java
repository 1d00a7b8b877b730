package dev.wringer.harness.containers;

import dev.wringer.harness.ring.TestbedFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder that is gone when it is closed.
 *
 * @param path exists until then
 */
record TemporaryFolder(Path path) implements AutoCloseable {

    /** @param prefix of its name */
    static TemporaryFolder create(String prefix) {
        try {
            return new TemporaryFolder(Files.createTempDirectory(prefix));
        } catch (IOException e) {
            throw new TestbedFailure("cannot make a temporary folder: " + e.getMessage() + ": is the disk full?", e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new TestbedFailure("cannot remove the temporary folder " + path + ": " + e.getMessage(), e);
        }
    }
}
