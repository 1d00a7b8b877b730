package dev.wringer.harness.record;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Objects;

/** The record cannot be written or read: the message is one line that names the file, the cause and the remedy. */
public final class RecordFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A failure that no other one has caused. */
    public RecordFailure(String message) {
        super(message);
    }

    /** A failure with its cause. */
    public RecordFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** A file cannot be written. */
    static RecordFailure writing(Path file, IOException cause) {
        return new RecordFailure(
                "cannot write " + file + ": " + reason(cause) + "; make room there, or choose another output directory",
                cause);
    }

    /** A directory cannot be made. */
    static RecordFailure creating(Path directory, IOException cause) {
        return new RecordFailure(
                "cannot create the directory " + directory + ": " + reason(cause)
                        + "; choose an output directory that can be created and written",
                cause);
    }

    /** A file cannot be read. */
    static RecordFailure reading(Path file, IOException cause) {
        return new RecordFailure(
                "cannot read " + file + ": " + reason(cause) + "; name a record that exists and is readable", cause);
    }

    /** A line of a file is not what it should be. */
    static RecordFailure malformed(Path file, int line, Exception cause) {
        return new RecordFailure(
                "cannot understand line " + line + " of " + file + ": " + firstLine(cause)
                        + "; check that the file is a record and was made by this version, or make the run again",
                cause);
    }

    /** A record is not what was written any more. */
    static RecordFailure altered(Path file, String how) {
        return new RecordFailure(
                file + " is not as it was written: " + how + "; take an unaltered copy, or make the run again");
    }

    /** The cause in words; Java leaves them out of the commonest ones. */
    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof FileAlreadyExistsException || cause instanceof NotDirectoryException) {
            return "something that is not a directory has this name";
        }
        if (cause instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getReason();
        }
        return firstLine(cause);
    }

    private static String firstLine(Exception cause) {
        String message =
                Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
        return message.lines().findFirst().orElse("");
    }
}
