package dev.wringer.harness.live;

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
public record TemporaryFolder(Path path) implements AutoCloseable {

    /**
     * An empty one.
     *
     * @param prefix of its name, before the number of this process
     * @throws TestbedFailure if none can be made
     */
    public static TemporaryFolder create(String prefix) {
        try {
            long owner = ProcessHandle.current().pid(); // tells whose it is, should that be killed
            return new TemporaryFolder(Files.createTempDirectory(prefix + owner + "-"));
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
