package dev.wringer.harness.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Keeps the events of one trial in a file, one compact line of JSON for each, in UTF-8. Equal trials make equal bytes
 * on every machine: no locale, no hash order and no date goes into a line.
 *
 * <p>Until the record is complete it is called {@code <name>.jsonl.partial}. Closing the writer after an
 * {@link Event.Ended} renames it to {@code <name>.jsonl}; without one, or after a failure, it stays what it is, so
 * nothing half-written is taken for a result. Each line is handed to the operating system at once: whatever ends the
 * harness, all earlier events can be read. A seal, which is computed as bytes are written, shows later whether they still are
 * what was written.
 */
public final class JsonLinesWriter implements EventSink, Closeable {

    /** How an unfinished record's name ends. */
    static final String PARTIAL = ".partial";

    private static final JsonFactory JSON =
            new JsonFactoryBuilder().rootValueSeparator("").build();

    private final Path file;
    private final Path partial;
    private final JsonGenerator json;
    private final EventWriter events;
    private final Seal seal = new Seal();
    private boolean intact = true; // every event so far has been written whole
    private boolean ended; // the last event was the trial's end

    /** Writes to {@code out}, which is what {@code <file>.partial} is. */
    JsonLinesWriter(Path file, OutputStream out) throws IOException {
        this.file = file;
        this.partial = partial(file);
        OutputStream sealing = new SealingStream(out, seal);
        this.json = JSON.createGenerator(new BufferedWriter(new OutputStreamWriter(sealing, StandardCharsets.UTF_8)))
                .disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
        this.events = new EventWriter(json);
    }

    /**
     * Begins a record.
     *
     * @param file where it will be once it is complete; an older one is replaced
     * @throws RecordFailure if it cannot be written
     */
    public static JsonLinesWriter open(Path file) {
        try {
            return new JsonLinesWriter(file, Files.newOutputStream(partial(file)));
        } catch (IOException e) {
            throw RecordFailure.writing(partial(file), e);
        }
    }

    private static Path partial(Path file) {
        return file.resolveSibling(file.getFileName() + PARTIAL);
    }

    @Override
    public void accept(Event event) {
        if (!intact) {
            return; // that has been told, and nothing behind a hole is evidence
        }
        intact = false; // for good, if anything below throws
        try {
            events.write(event);
            json.flush(); // before each part of the seal, which is of all bytes before it
            json.writeRaw(seal.ofLine());
            if (event instanceof Event.Ended) {
                json.flush();
                json.writeRaw(seal.ofRecord());
            }
            json.writeEndObject();
            json.writeRaw('\n');
            json.flush();
        } catch (IOException e) {
            throw RecordFailure.writing(partial, e);
        }
        intact = true;
        ended = event instanceof Event.Ended;
    }

    /**
     * Ends the record, and gives it its name if it is complete. Closing again does nothing.
     *
     * @throws RecordFailure if that fails
     */
    @Override
    public void close() {
        try {
            json.close();
            if (intact && ended) {
                Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
                ended = false;
            }
        } catch (IOException e) {
            throw RecordFailure.writing(partial, e);
        }
    }
}
