package dev.wringer.harness.record;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where one run of a scenario leaves its results: {@code <out>/<yyyyMMdd-HHmmss>-<scenario>}, in UTC, with {@code -2},
 * {@code -3} … behind it if runs begin in the same second. {@code <out>/latest} is a symbolic link to the newest one;
 * where there are no links, {@code <out>/latest.txt} holds its name.
 *
 * @param path the directory, which exists
 */
public record RunDirectory(Path path) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String ATTACHED = "-hosts"; // what the names of folders with attachments end with
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._=-]*");

    /**
     * Makes the directory of a run that begins now, and points {@code latest} at it.
     *
     * @param out where all runs are kept; made if it is not there
     * @param scenario the scenario's name: letters, digits, {@code . _ = -}
     * @param begun when the run begins, by the wall clock: it goes into the name and into nothing else
     * @throws RecordFailure if {@code out} cannot be created or written
     */
    public static RunDirectory create(Path out, String scenario, Instant begun) {
        String name = TIME.format(begun) + "-" + checked(scenario);
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw RecordFailure.creating(out, e);
        }
        RunDirectory run = new RunDirectory(createUnique(out, name));
        run.becomeLatest(out);
        return run;
    }

    private static Path createUnique(Path out, String name) {
        Path directory = out.resolve(name);
        for (int attempt = 2; ; attempt++) {
            try {
                return Files.createDirectory(directory);
            } catch (FileAlreadyExistsException e) {
                directory = out.resolve(name + "-" + attempt);
            } catch (IOException e) {
                throw RecordFailure.creating(directory, e);
            }
        }
    }

    /** Where the record of one trial goes. */
    public Path record(String trial) {
        return file(trial + ".jsonl");
    }

    /** Where goes what is kept of a trial beside its record. */
    public Attachments attachments(String trial) {
        return Attachments.in(file(trial + ATTACHED));
    }

    /**
     * The names of folders with what is kept of trials beside their records, in order.
     *
     * @throws RecordFailure if the directory cannot be read
     */
    public List<String> attachmentFolders() {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> name.endsWith(ATTACHED))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new RecordFailure("cannot read the directory " + path + ": " + e.getMessage(), e);
        }
    }

    /** Where another result goes, such as {@code trials.csv}. */
    public Path file(String name) {
        return path.resolve(checked(name));
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name for a file: '" + name + "'");
        }
        return name;
    }

    /**
     * Whoever looks at {@code latest} meanwhile sees the old run or the new one: it is made aside, then moved into
     * place.
     */
    private void becomeLatest(Path out) {
        Path name = path.getFileName();
        Path aside = out.resolve(".latest-" + name);
        try {
            if (linked(aside, name)) {
                moveIntoPlace(aside, out.resolve("latest"));
            } else {
                Files.writeString(aside, name + "\n");
                moveIntoPlace(aside, out.resolve("latest.txt"));
            }
        } catch (IOException e) {
            throw RecordFailure.writing(out.resolve("latest"), e);
        }
    }

    private static boolean linked(Path link, Path target) throws IOException {
        try {
            Files.createSymbolicLink(link, target);
            return true;
        } catch (UnsupportedOperationException | FileSystemException e) {
            return false; // this file system has no links, or this user may not make any
        }
    }

    private static void moveIntoPlace(Path aside, Path place) throws IOException {
        // Where moves are atomic the second option is ignored: they replace what is there in any case.
        Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
