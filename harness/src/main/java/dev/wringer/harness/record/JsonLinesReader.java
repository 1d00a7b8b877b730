package dev.wringer.harness.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads what {@link JsonLinesWriter} has written, whether it came to its end or not. */
public final class JsonLinesReader {

    private final Path file;
    private final History history = new History(EventSink.NOWHERE);

    private JsonLinesReader(Path file) {
        this.file = file;
    }

    /**
     * Reads a record. A last line without its end is reported and left out: it is what a session that was cut off
     * leaves behind.
     *
     * @throws RecordFailure if the file cannot be read, or a whole line of it is not an event
     */
    public static Recording read(Path file) {
        // Decoding leniently: a cut in the middle of a character must not hide the lines before it.
        try (Reader in = new BufferedReader(new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)))) {
            return new JsonLinesReader(file).readAll(in);
        } catch (IOException e) {
            throw RecordFailure.reading(file, e);
        }
    }

    private Recording readAll(Reader in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int character = in.read(); character >= 0; character = in.read()) {
            if (character == '\n') {
                add(line.toString());
                line.setLength(0);
            } else {
                line.append((char) character);
            }
        }
        return new Recording(history, incomplete(line));
    }

    private void add(String line) {
        try {
            history.record(EventReader.read(JsonObject.parse(line)));
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            throw RecordFailure.malformed(file, history.events().size() + 1, e);
        }
    }

    private Optional<String> incomplete(CharSequence rest) {
        List<Event> events = history.events();
        if (rest.length() > 0) {
            return Optional.of(file + " is cut off in line " + (events.size() + 1) + ", after " + rest.length()
                    + " characters; the " + events.size() + " lines before it are whole");
        }
        boolean ended = !events.isEmpty() && events.get(events.size() - 1) instanceof Event.Ended;
        return ended
                ? Optional.empty()
                : Optional.of(file + " stops after line " + events.size() + ", before the trial ended");
    }
}
