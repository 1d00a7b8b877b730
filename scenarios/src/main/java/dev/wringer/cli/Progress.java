package dev.wringer.cli;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Shows on standard error how far a run has come: one line that changes on a terminal, elsewhere a line every ten seconds.
 */
final class Progress implements AutoCloseable {

    private static final Duration ON_A_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);
    private static final String REWRITE = "\r\u001b[K"; // back to the first column, and erase what is there

    private final Terminal terminal;
    private final int total;
    private final IntSupplier done;
    private final Stopwatch watch;
    private final ScheduledExecutorService ticker;
    private final Future<?> ticks;

    /** Begins to show how many of {@code total} trials are {@code done}. */
    Progress(Terminal terminal, int total, IntSupplier done, Stopwatch watch) {
        this.terminal = terminal;
        this.total = total;
        this.done = done;
        this.watch = watch;
        this.ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
        long interval = (terminal.interactive() ? ON_A_TERMINAL : ELSEWHERE).toMillis();
        this.ticks = ticker.scheduleAtFixedRate(this::show, interval, interval, TimeUnit.MILLISECONDS);
    }

    private synchronized void show() {
        String line = line(done.getAsInt(), total, watch.elapsed());
        if (terminal.interactive()) {
            terminal.err().print(REWRITE + line);
            terminal.err().flush();
        } else {
            terminal.err().println(line);
        }
    }

    /** How far it is, and when it may be over: as fast as so far. */
    static String line(int done, int total, Duration elapsed) {
        String soFar = done + " of " + total + " trials after " + Stopwatch.text(elapsed);
        if (done == 0 || done >= total) {
            return soFar;
        }
        return soFar + ", about "
                + Stopwatch.text(elapsed.multipliedBy(total - done).dividedBy(done)) + " left";
    }

    /** Shows how far it has come in the end. */
    @Override
    public void close() {
        ticks.cancel(false);
        ticker.shutdown();
        synchronized (this) {
            terminal.err()
                    .println((terminal.interactive() ? REWRITE : "") + line(done.getAsInt(), total, watch.elapsed()));
        }
    }
}
