package dev.wringer.harness.record;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads what {@link JsonLinesWriter} has written, whether it came to its end or not, and nothing that was altered since.
 */
public final class JsonLinesReader {

    private final Path file;
    private final History history = new History(EventSink.NOWHERE);
    private final Seal seal = new Seal();
    private final KnownPeers known = new KnownPeers();

    private JsonLinesReader(Path file) {
        this.file = file;
    }

    /**
     * Reads a record. A last line without its end is reported and left out: it is what a session that was cut off
     * leaves behind.
     *
     * @throws RecordFailure if the file cannot be read, a whole line of it is not an event, or it was altered
     */
    public static Recording read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return new JsonLinesReader(file).readAll(in);
        } catch (IOException e) {
            throw RecordFailure.reading(file, e);
        }
    }

    private Recording readAll(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int value = in.read(); value >= 0; value = in.read()) {
            if (line.size() == 0) {
                requireBeginning(value);
            }
            if (value == '\n') {
                add(line.toByteArray());
                line.reset();
            } else {
                line.write(value);
            }
        }
        return new Recording(history, incomplete(line.size()));
    }

    /** A line that is no event is told as that: what is wrong with it says more than that its seal is broken. */
    private void add(byte[] line) {
        Event event;
        try {
            event = EventReader.read(JsonObject.parse(new String(line, StandardCharsets.UTF_8)), known);
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            throw RecordFailure.malformed(file, lines() + 1, e);
        }
        if (!seal.fits(line, event instanceof Event.Ended)) {
            throw RecordFailure.altered(
                    file,
                    "line " + (lines() + 1)
                            + " was changed, added or moved, or a line before it was removed, according to"
                            + " its checksum");
        }
        history.record(event);
    }

    /** Here and not with the rest of the line, because a file that is no record may have no end of line. */
    private void requireBeginning(int value) {
        if (hasEnded()) {
            throw RecordFailure.altered(file, "line " + (lines() + 1) + " was added behind the record's end");
        }
        if (value != '{') {
            throw RecordFailure.malformed(file, lines() + 1, new IOException("not a JSON object"));
        }
    }

    private int lines() {
        return history.events().size();
    }

    private boolean hasEnded() {
        List<Event> events = history.events();
        return !events.isEmpty() && events.get(events.size() - 1) instanceof Event.Ended;
    }

    private Optional<String> incomplete(int rest) {
        if (rest > 0) {
            return Optional.of(file + " is cut off in line " + (lines() + 1) + ", after " + rest + " bytes; the "
                    + lines() + " lines before it are whole");
        }
        return hasEnded()
                ? Optional.empty()
                : Optional.of(file + " stops after line " + lines() + ", before the trial ended");
    }
}
