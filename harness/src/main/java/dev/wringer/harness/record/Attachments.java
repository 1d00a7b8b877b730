package dev.wringer.harness.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Takes what belongs to a trial and is no event: the logs of its hosts, for instance. Thread-safe. */
@FunctionalInterface
public interface Attachments {

    /** Keeps nothing. */
    Attachments NOWHERE = (name, text) -> {};

    /**
     * Takes a text; a later one of the same name follows the former.
     *
     * @param name of a file
     * @throws RecordFailure if it cannot be kept
     */
    void attach(String name, String text);

    /** Files in this folder, which is made when there is a first one. */
    static Attachments in(Path folder) {
        return (name, text) -> {
            Path file = folder.resolve(name);
            try {
                Files.createDirectories(folder);
                Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw RecordFailure.writing(file, e);
            }
        };
    }
}
