package dev.wringer.harness.toxiproxy;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A stage that keeps what comes in, in order, and lets the foremost piece go when its time has come. Subclasses say how
 * large pieces are and when they may go.
 */
abstract class QueueingStage extends Stage {

    /** The time of departure of what is not to leave. */
    static final long NEVER = Long.MAX_VALUE;

    private final Timers timers;
    private final Alarm departure;
    private final Deque<Chunk> queue = new ArrayDeque<>();
    private Optional<Piece> foremost = Optional.empty();
    private Optional<End> end = Optional.empty();
    private long held;
    private boolean closed; // lets nothing pass any more

    QueueingStage(Timers timers) {
        this.timers = timers;
        this.departure = new Alarm(timers, this::release);
    }

    private record Chunk(ByteBuf bytes, long arrived) {}

    private record Piece(int size, long departs) {}

    private record End(Ending ending, long arrived) {}

    /**
     * How many of the foremost bytes are to go together. By default all that came in together.
     *
     * @param available how many there are, at least 1
     * @return 1 … available
     */
    int pieceSize(int available) {
        return available;
    }

    /**
     * When a piece may leave. Asked once for each piece as it becomes the foremost, and again after an update.
     *
     * @param arrived when it came in
     * @param size in bytes
     * @return a time of {@link Timers#now}, or {@link #NEVER}
     */
    abstract long departure(long arrived, int size);

    /** When the end may leave, after all bytes have. By default at once. */
    long endDeparture(long arrived) {
        return arrived;
    }

    /** A piece has left. */
    void departed(long when) {}

    final long now() {
        return timers.now();
    }

    @Override
    public final void accept(ByteBuf bytes) {
        if (closed) {
            bytes.release();
            return;
        }
        held += bytes.readableBytes();
        queue.add(new Chunk(bytes, now()));
        if (queue.size() == 1) {
            release();
        }
    }

    @Override
    public final void end(Ending ending) {
        if (!closed) {
            end = Optional.of(new End(ending, now()));
            if (queue.isEmpty()) {
                release();
            }
        }
    }

    @Override
    final long held() {
        return held;
    }

    /** The rule has changed: asks again when the foremost piece may leave. */
    final void plan() {
        foremost = Optional.empty();
        release();
    }

    /** Lets go whatever is due, and waits for the next. */
    private void release() {
        while (!queue.isEmpty()) {
            Piece piece = foremost.orElseGet(this::planned);
            foremost = Optional.of(piece);
            if (!isDue(piece.departs())) {
                return;
            }
            foremost = Optional.empty();
            departed(piece.departs());
            next().accept(take(piece.size()));
        }
        if (!closed && end.isPresent() && isDue(endDeparture(end.get().arrived()))) {
            closed = true;
            next().end(end.get().ending());
        }
    }

    private Piece planned() {
        Chunk first = queue.element();
        int size = pieceSize(first.bytes().readableBytes());
        return new Piece(size, departure(first.arrived(), size));
    }

    private boolean isDue(long due) {
        departure.cancel();
        if (due <= now()) {
            return true;
        }
        if (due != NEVER) {
            departure.set(due);
        }
        return false;
    }

    private ByteBuf take(int size) {
        held -= size;
        ByteBuf first = queue.element().bytes();
        if (size < first.readableBytes()) {
            return first.readRetainedSlice(size);
        }
        queue.remove();
        return first;
    }

    @Override
    void remove() {
        departure.cancel();
        boolean wasOpen = !closed;
        closed = true;
        held = 0;
        while (!queue.isEmpty()) {
            next().accept(queue.remove().bytes());
        }
        if (wasOpen) {
            end.ifPresent(last -> next().end(last.ending()));
        }
    }

    @Override
    void discard() {
        departure.cancel();
        closed = true;
        held = 0;
        queue.forEach(chunk -> chunk.bytes().release());
        queue.clear();
    }
}
