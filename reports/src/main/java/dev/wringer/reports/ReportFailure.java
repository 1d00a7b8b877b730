package dev.wringer.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report could not be written; its message is one line for people: which file, why, and what to do. */
public final class ReportFailure extends UncheckedIOException {

    private static final long serialVersionUID = 1;

    /** The failure to write {@code file}. */
    public ReportFailure(Path file, IOException cause) {
        super(oneLine("cannot write " + file + ": " + reason(cause) + "; " + remedy(cause)), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof NoSuchFileException) {
            return "no such directory";
        }
        if (cause instanceof FileAlreadyExistsException exists) {
            return exists.getFile() + " is a file, not a directory";
        }
        if (cause instanceof FileSystemException failure && failure.getReason() != null) {
            return orClassName(failure.getReason(), cause);
        }
        return orClassName(cause.getMessage(), cause);
    }

    private static String orClassName(@Nullable String message, IOException cause) {
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }

    private static String remedy(IOException cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("no space left") || message.contains("quota")) {
            return "free some space, or write it elsewhere";
        }
        if (cause instanceof AccessDeniedException || message.contains("read-only")) {
            return "make its directory writable, or write it elsewhere";
        }
        return "write it elsewhere";
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\R", " ");
    }
}
