package dev.wringer.harness.containers;

import java.nio.file.Path;
import java.util.Optional;

/** The checkout from which this process runs: {@code -Dwringer.home}, which the launcher sets. */
final class Home {

    private Home() {}

    /** Nothing if the harness is a library somewhere. */
    static Optional<Path> ofThisProcess() {
        return Optional.ofNullable(System.getProperty("wringer.home")).map(Path::of);
    }
}
