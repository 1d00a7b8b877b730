package dev.wringer.harness.processes;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What one life of a host has written to standard output and standard error.
 *
 * @param file where it is while the ring runs
 * @param begin how many bytes of the file are about a ring that was over before
 */
record HostLog(Path file, long begin) {

    private static final int SHOWN = 256 << 10; // bytes: more than a node writes in an hour

    /** What is written to the same file from now on. */
    HostLog next() {
        return new HostLog(file, file.toFile().length());
    }

    /** The end of it, from the beginning of a line; what cannot be read is left out. */
    String text() {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long length = log.length() - begin;
            byte[] end = new byte[(int) Math.min(length, SHOWN)];
            log.seek(begin + length - end.length);
            log.readFully(end);
            String text = new String(end, StandardCharsets.UTF_8);
            return length > end.length
                    ? "… all but the last " + (SHOWN >> 10) + " KiB are left out\n"
                            + text.substring(text.indexOf('\n') + 1)
                    : text;
        } catch (IOException e) {
            return "… it could not be read (" + e.getMessage() + ")\n";
        }
    }
}
