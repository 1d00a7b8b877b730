package dev.wringer.harness.record;

import java.nio.file.Path;

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

    /**
     * Forgets what it has taken: nobody needs it.
     *
     * @throws RecordFailure if that is not possible
     */
    default void discard() {}

    /** Files in this folder, which is made when there is a first one. */
    static Attachments in(Path folder) {
        return new AttachmentFolder(folder);
    }
}
