package dev.wringer.harness.hostprocess;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a ring that is over leaves its hosts to the next one. Thread-safe.
 *
 * @param <K> what is left
 */
public final class Reserve<K extends Reserve.Kept> implements AutoCloseable {

    /** Hosts without a ring, and what they need to go on. */
    public interface Kept extends AutoCloseable {
        /** Ends them. Nothing survives. */
        @Override
        void close();
    }

    private @Nullable K kept; // null while nothing is here
    private boolean open = true;

    /** Nothing is here yet. */
    public Reserve() {}

    /** One that keeps nothing. */
    public static <K extends Kept> Reserve<K> closed() {
        Reserve<K> closed = new Reserve<>();
        closed.close();
        return closed;
    }

    /** Whether it is any use to leave something here. */
    public synchronized boolean isOpen() {
        return open;
    }

    /** What is here at the moment. */
    public synchronized Optional<K> peek() {
        return Optional.ofNullable(kept);
    }

    /** Hands over what is here; nothing if another ring has got it. */
    public synchronized Optional<K> take() {
        Optional<K> taken = Optional.ofNullable(kept);
        kept = null;
        return taken;
    }

    /** Keeps hosts until they are taken; ends them if there is no place for them. */
    public void leave(K hosts) {
        if (!accepts(hosts)) {
            hosts.close();
        }
    }

    private synchronized boolean accepts(K hosts) {
        boolean room = open && kept == null;
        if (room) {
            kept = hosts;
        }
        return room;
    }

    /** Ends what is here, and keeps nothing any more. */
    @Override
    public void close() {
        Optional<K> last;
        synchronized (this) {
            open = false;
            last = take();
        }
        last.ifPresent(Kept::close);
    }
}
