package dev.wringer.harness.containers;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.LogContainerCmd;
import com.github.dockerjava.api.model.Frame;
import dev.wringer.harness.ring.TestbedFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The end of what a container has written, as the engine passes it on. What has been passed on stays here when the engine or
 * the container is gone. Thread-safe.
 */
final class LogTail extends ResultCallback.Adapter<Frame> {

    /** How much is kept of each life of a container: more than a node writes in an hour. */
    static final int KEPT = 256 << 10; // bytes

    private final int room;
    private byte[] ring = new byte[0]; // grows until it is as large as the room, and is overwritten in a circle then
    private long written;
    private Optional<String> broken = Optional.empty();
    private volatile boolean closed;

    /** @param room how many bytes are kept */
    LogTail(int room) {
        this.room = room;
    }

    /** Follows a container from its beginning to its end. */
    static LogTail following(Engine engine, String id) {
        return ask(engine, id).withFollowStream(true).exec(new LogTail(KEPT));
    }

    /**
     * What a container has written so far.
     *
     * @throws TestbedFailure if the engine does not say
     */
    static String read(Engine engine, String id) {
        return read(engine, id, 0);
    }

    /** The same without as many bytes at the beginning. */
    static String read(Engine engine, String id, long skipped) {
        return engine.ask("read a log", () -> {
            LogTail tail = ask(engine, id).exec(new LogTail(KEPT));
            try (tail) {
                tail.awaitCompletion();
                return tail.text(skipped);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TestbedFailure("interrupted", e);
            } catch (IOException e) {
                throw new TestbedFailure("the Docker engine could not read a log: " + e.getMessage(), e);
            }
        });
    }

    private static LogContainerCmd ask(Engine engine, String id) {
        return engine.client().logContainerCmd(id).withStdOut(true).withStdErr(true);
    }

    @Override
    public void onNext(Frame frame) {
        add(frame.getPayload());
    }

    synchronized void add(byte[] bytes) {
        for (byte each : bytes) {
            if (ring.length < room && written == ring.length) {
                ring = Arrays.copyOf(ring, Math.min(room, Math.max(1 << 10, 2 * ring.length)));
            }
            ring[(int) (written % room)] = each;
            written++;
        }
    }

    @Override
    public void onError(Throwable why) {
        if (!closed) { // else it is the closing that has broken the connection
            breakOff(EngineTrouble.innermost(why));
        }
        super.onError(why);
    }

    private synchronized void breakOff(String why) {
        broken = Optional.of(why);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        super.close();
    }

    /** How many bytes have been written so far. */
    synchronized long written() {
        return written;
    }

    /** The end of it, from the beginning of a line, and what there is to be said about the rest. */
    String text() {
        return text(0);
    }

    /** The same without as many bytes at the beginning. */
    synchronized String text(long skipped) {
        int length = (int) Math.max(0, Math.min(written - skipped, room));
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = ring[(int) ((written - length + i) % room)];
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (written - skipped > length) {
            text = "… all but the last " + (room >> 10) + " KiB are left out\n"
                    + text.substring(text.indexOf('\n') + 1);
        }
        return text
                + broken.map(why -> "… it could not be followed any further (" + why + ")\n")
                        .orElse("");
    }
}
