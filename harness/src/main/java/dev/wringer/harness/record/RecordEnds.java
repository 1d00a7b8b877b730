package dev.wringer.harness.record;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The first and the last line of a record: of which trial it is, and how that ended. Whoever looks for one record among
 * many need not read all of them. The seal is not looked at.
 */
public final class RecordEnds {

    private static final int LONGEST = 1 << 20; // bytes; what is longer is no first line

    private RecordEnds() {}

    /**
     * How it begins; empty if the file does not begin as a record, or the line is not whole yet.
     *
     * @throws RecordFailure if the file cannot be read
     */
    public static Optional<Event.Begun> begun(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int value = in.read();
            while (value >= 0 && value != '\n' && line.size() < LONGEST) {
                line.write(value);
                value = in.read();
            }
            return value == '\n' ? event(line.toString(StandardCharsets.UTF_8), Event.Begun.class) : Optional.empty();
        } catch (IOException e) {
            throw RecordFailure.reading(file, e);
        }
    }

    /**
     * How it ends; empty if the trial is not over, or was cut off.
     *
     * @throws RecordFailure if the file cannot be read
     */
    public static Optional<Event.Ended> ended(Path file) {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(LONGEST, in.length())];
            in.seek(in.length() - tail.length);
            in.readFully(tail);
            String text = new String(tail, StandardCharsets.UTF_8);
            boolean whole = text.endsWith("\n");
            String last = text.stripTrailing();
            String line = last.substring(last.lastIndexOf('\n') + 1);
            return whole ? event(line, Event.Ended.class) : Optional.empty();
        } catch (IOException e) {
            throw RecordFailure.reading(file, e);
        }
    }

    private static <E extends Event> Optional<E> event(String line, Class<E> type) {
        try {
            Event event = EventReader.read(JsonObject.parse(line), new KnownPeers());
            return type.isInstance(event) ? Optional.of(type.cast(event)) : Optional.empty();
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
