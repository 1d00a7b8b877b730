package dev.wringer.reports;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that holds a whole report or is not there: text is written to a sibling first, forced to the disk, and moved into
 * place in one step. A full disk or a crash leaves whatever stood there before. Immutable; two threads may write the same
 * file, and one of them wins.
 */
public final class ReportFile {

    /** Puts bytes into a file. The seam through which a test fills the disk. */
    @FunctionalInterface
    interface Disk {

        /** Opens {@code file}, writes everything, forces it to the device and closes it. */
        void write(Path file, ByteBuffer bytes, OpenOption... options) throws IOException;
    }

    private final Path file;
    private final Disk disk;

    /** The file with this path, be it there or not. */
    public ReportFile(Path file) {
        this(file, ReportFile::writeThrough);
    }

    ReportFile(Path file, Disk disk) {
        this.file = file;
        this.disk = disk;
    }

    /**
     * Writes the text as UTF-8; makes the directories that are missing.
     *
     * @throws ReportFailure if that is not possible
     */
    public void write(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        try {
            if (isDevice()) {
                disk.write(file, bytes, StandardOpenOption.WRITE);
            } else {
                replace(bytes);
            }
        } catch (IOException e) {
            throw new ReportFailure(file, e);
        }
    }

    /**
     * Writes the text behind what the file holds; makes it and its directories if they are missing. What several commands have to say of
     * one job of continuous integration goes into one file.
     *
     * @throws ReportFailure if that is not possible
     */
    void append(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        try {
            if (isDevice()) {
                disk.write(file, bytes, StandardOpenOption.WRITE);
            } else {
                Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
                disk.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new ReportFailure(file, e);
        }
    }

    /** A pipe or {@code /dev/stdout}: to move a file over it would destroy it. */
    private boolean isDevice() {
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }

    private void replace(ByteBuffer bytes) throws IOException {
        Path target = file.toAbsolutePath();
        Files.createDirectories(target.resolveSibling(""));
        // Named by hand: Files.createTempFile makes files that nobody else may read, and the move would keep that.
        Path sibling = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            disk.write(sibling, bytes, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
            Files.move(sibling, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException e) {
            discard(sibling, e);
            throw e;
        }
    }

    private static void discard(Path sibling, Exception cause) {
        try {
            Files.deleteIfExists(sibling);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static void writeThrough(Path file, ByteBuffer bytes, OpenOption... options) throws IOException {
        try (FileChannel channel = FileChannel.open(file, options)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (Files.isRegularFile(file)) {
                channel.force(true);
            }
        }
    }
}
