package dev.wringer.harness.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Attachments as files of a folder, which is made when there is a first one. Thread-safe. */
final class AttachmentFolder implements Attachments {

    private final Path folder;
    private final Set<Path> written = ConcurrentHashMap.newKeySet();

    AttachmentFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public void attach(String name, String text) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            written.add(file);
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw RecordFailure.writing(file, e);
        }
    }

    /** Removes its own files, and the folder if nobody else has put anything there. */
    @Override
    public void discard() {
        try {
            for (Path file : written) {
                Files.deleteIfExists(file);
            }
            if (!written.isEmpty() && isEmpty()) {
                Files.delete(folder);
            }
            written.clear();
        } catch (IOException e) {
            throw RecordFailure.writing(folder, e);
        }
    }

    private boolean isEmpty() throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
