package dev.wringer.harness.junit;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Ends the trials under way when somebody asks for it, by interrupting their threads, and keeps others from beginning.
 * Thread-safe.
 */
public final class Cancellation {

    private final Set<Thread> running = new HashSet<>();
    private boolean requested;
    private Optional<RuntimeException> cause = Optional.empty();

    /** Nobody has asked yet. */
    public Cancellation() {}

    /** Interrupts all trials under way. */
    public synchronized void request() {
        requested = true;
        running.forEach(Thread::interrupt);
    }

    /** The same, because of a failure that would befall all other trials as well. */
    synchronized void request(RuntimeException failure) {
        if (cause.isEmpty()) {
            cause = Optional.of(failure);
        }
        request();
    }

    /** The failure because of which the run was ended early, if it was one. */
    public synchronized Optional<RuntimeException> cause() {
        return cause;
    }

    /** Whether somebody has asked. */
    public synchronized boolean isRequested() {
        return requested;
    }

    /** Does this on the present thread, which is interrupted if somebody asks for it meanwhile, or has before. */
    public <T> T during(Supplier<T> work) {
        enter();
        try {
            return work.get();
        } finally {
            leave();
        }
    }

    /** A trial begins on this thread; it is interrupted at once if somebody has asked already. */
    synchronized void enter() {
        running.add(Thread.currentThread());
        if (requested) {
            Thread.currentThread().interrupt();
        }
    }

    /** The trial on this thread is over: what it has not noticed of an interruption is no business of the next one. */
    synchronized void leave() {
        running.remove(Thread.currentThread());
        Thread.interrupted();
    }
}
