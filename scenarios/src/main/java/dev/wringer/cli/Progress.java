package dev.wringer.cli;

import dev.wringer.harness.junit.Trial;
import dev.wringer.harness.junit.TrialWatch;
import dev.wringer.harness.ring.Activity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Shows on standard error how far a run has come and what the trial that has been under way for longest is at: lines that
 * change on a terminal, elsewhere new lines every ten seconds. Thread-safe.
 */
final class Progress implements TrialWatch, AutoCloseable {

    private static final Duration ON_A_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);
    private static final String REWRITE = "\r\u001b[K"; // back to the first column, and erase what is there
    private static final String LINE_UP = "\u001b[1A";

    private final Terminal terminal;
    private final int total;
    private final Stopwatch watch;
    private final ScheduledExecutorService ticker;
    private final Future<?> ticks;
    private final Map<String, Underway> underway = new LinkedHashMap<>(); // by display name, the oldest first
    private final List<Duration> finished = new ArrayList<>();
    private boolean detailed; // whether the line shown last has one below it

    /**
     * A trial that has begun.
     *
     * @param begun when, by the run's watch
     * @param since when what it is at began, by the run's watch
     */
    private record Underway(Duration begun, Activity activity, Duration since) {}

    /** Begins to show how many of {@code total} trials are done. */
    Progress(Terminal terminal, int total, Stopwatch watch) {
        this.terminal = terminal;
        this.total = total;
        this.watch = watch;
        this.ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
        long interval = (terminal.interactive() ? ON_A_TERMINAL : ELSEWHERE).toMillis();
        this.ticks = ticker.scheduleAtFixedRate(this::show, interval, interval, TimeUnit.MILLISECONDS);
    }

    // ---- what trials tell

    @Override
    public synchronized void begun(Trial trial) {
        Duration now = watch.elapsed();
        underway.put(trial.displayName(), new Underway(now, Activity.of("beginning"), now));
    }

    @Override
    public synchronized void doing(Trial trial, Activity activity) {
        underway.computeIfPresent(trial.displayName(), (name, before) -> {
            boolean same = before.activity().doing().equals(activity.doing());
            return new Underway(before.begun(), activity, same ? before.since() : watch.elapsed());
        });
    }

    @Override
    public synchronized void ended(Trial trial) {
        Optional.ofNullable(underway.remove(trial.displayName()))
                .ifPresent(over -> finished.add(watch.elapsed().minus(over.begun())));
    }

    // ---- what is shown

    private synchronized void show() {
        String line = line();
        Optional<String> detail = detail();
        if (terminal.interactive()) {
            rewrite(line, detail);
        } else {
            terminal.err().println(line + detail.map(text -> "; " + text).orElse(""));
        }
    }

    private void rewrite(String line, Optional<String> detail) {
        terminal.err().print((detailed ? REWRITE + LINE_UP : "") + REWRITE + shortened(line));
        detail.ifPresent(text -> terminal.err().print(System.lineSeparator() + REWRITE + shortened("  " + text)));
        terminal.err().flush();
        detailed = detail.isPresent();
    }

    /** A line that wrapped could not be rewritten. */
    private String shortened(String line) {
        return line.length() < terminal.width() ? line : line.substring(0, terminal.width() - 2) + "…";
    }

    /** How far it is, and when it may be over. */
    private String line() {
        Duration now = watch.elapsed();
        String soFar = finished.size() + " of " + total + " trials after " + Stopwatch.text(now);
        List<Duration> going = underway.values().stream()
                .map(trial -> now.minus(trial.begun()))
                .toList();
        return new TimeLeft(finished, going, total - finished.size() - going.size())
                .estimate()
                .map(left -> soFar + ", about " + Stopwatch.text(left) + " left")
                .orElse(soFar);
    }

    /** What the oldest trial under way is at, and for how long that has been so. */
    private Optional<String> detail() {
        return underway.entrySet().stream().findFirst().map(oldest -> {
            Underway trial = oldest.getValue();
            String others = underway.size() == 1 ? "" : " (and " + (underway.size() - 1) + " more)";
            return oldest.getKey() + others + " is " + trial.activity() + " ["
                    + Stopwatch.text(watch.elapsed().minus(trial.since())) + "]";
        });
    }

    /** Shows how far it has come in the end. */
    @Override
    public void close() {
        ticks.cancel(false);
        ticker.shutdown();
        synchronized (this) {
            underway.clear();
            if (terminal.interactive()) {
                rewrite(line(), Optional.empty());
                terminal.err().println();
            } else {
                terminal.err().println(line());
            }
        }
    }
}
