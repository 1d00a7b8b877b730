package dev.wringer.harness.hostprocess;

import dev.wringer.harness.ring.TestbedFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkout of this repository from which this process runs: {@code -Dwringer.home}, which the launcher sets.
 *
 * @param home its directory
 */
public record Checkout(Path home) {

    /** Nothing if the harness is a library somewhere. */
    public static Optional<Checkout> ofThisProcess() {
        return Optional.ofNullable(System.getProperty("wringer.home"))
                .map(Path::of)
                .map(Checkout::new);
    }

    /**
     * Where the jars of a module's image are, of the newest of the builds that are there: the quick one of the command, or the
     * full one.
     *
     * @throws TestbedFailure if there is none
     */
    public Path jars(String module) {
        Path target = home.resolve(module).resolve("target");
        return Stream.of(target.resolve("image"), target.resolve("quick").resolve("image"))
                .filter(Files::isDirectory)
                .max(Comparator.comparing(Checkout::modified))
                .orElseThrow(() -> new TestbedFailure(
                        "there is no build of the module " + module + " in " + home + ": run ./mvnw -Pquick package"));
    }

    private static long modified(Path directory) {
        try {
            return Files.getLastModifiedTime(directory).toMillis();
        } catch (IOException e) {
            throw new TestbedFailure("cannot read " + directory + ": " + e.getMessage(), e);
        }
    }
}
