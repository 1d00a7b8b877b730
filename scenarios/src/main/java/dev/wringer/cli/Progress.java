package dev.wringer.cli;

import dev.wringer.cli.StatusLine.Part;
import dev.wringer.harness.junit.Trial;
import dev.wringer.harness.junit.TrialWatch;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.ring.Activity;
import dev.wringer.harness.trial.TrialResult.SweepPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Shows on standard error how far a run has come, and how the trial stands that has been under way for longest: two lines that are drawn
 * again and again on a terminal, and vanish in the end; elsewhere a line now and then, which stays. Thread-safe.
 */
final class Progress implements TrialWatch, AutoCloseable {

    private static final Duration ON_A_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(1); // is looked whether a line is due

    private final Terminal terminal;
    private final int total;
    private final Stopwatch watch;
    private final LiveLines lines;
    private final PlainRhythm rhythm = new PlainRhythm();
    private final ScheduledExecutorService ticker;
    private final Future<?> ticks;
    private final Map<String, Underway> underway = new LinkedHashMap<>(); // by display name, the oldest first
    private final Map<String, TrialStanding> standings =
            new ConcurrentHashMap<>(); // of the same, for each its own lock
    private final List<Duration> finished = new ArrayList<>();

    /**
     * A trial that has begun.
     *
     * @param begun when, by the run's watch
     * @param since when what it is at began, by the run's watch
     */
    private record Underway(Trial trial, Duration begun, Activity activity, Duration since) {}

    /** Begins to show how many of {@code total} trials are done. */
    Progress(Terminal terminal, int total, Stopwatch watch) {
        this.terminal = terminal;
        this.total = total;
        this.watch = watch;
        this.lines = new LiveLines(terminal);
        this.ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
        long interval = (terminal.interactive() ? ON_A_TERMINAL : ELSEWHERE).toMillis();
        this.ticks = ticker.scheduleAtFixedRate(this::tick, interval, interval, TimeUnit.MILLISECONDS);
    }

    // ---- what trials tell

    @Override
    public synchronized void begun(Trial trial) {
        Duration now = watch.elapsed();
        underway.put(trial.displayName(), new Underway(trial, now, Activity.of("beginning"), now));
        standings.put(trial.displayName(), new TrialStanding(trial.spec().nodes(), watch));
    }

    @Override
    public synchronized void doing(Trial trial, Activity activity) {
        underway.computeIfPresent(trial.displayName(), (name, before) -> {
            boolean same = before.activity().doing().equals(activity.doing());
            return new Underway(trial, before.begun(), activity, same ? before.since() : watch.elapsed());
        });
        of(trial).ifPresent(standing -> standing.at(activity));
    }

    /** Often, and by all trials at once: they do not wait for one another here. */
    @Override
    public void recorded(Trial trial, Event event) {
        of(trial).ifPresent(standing -> standing.recorded(event));
    }

    @Override
    public synchronized void ended(Trial trial) {
        standings.remove(trial.displayName());
        Optional.ofNullable(underway.remove(trial.displayName()))
                .ifPresent(over -> finished.add(watch.elapsed().minus(over.begun())));
    }

    private Optional<TrialStanding> of(Trial trial) {
        return Optional.ofNullable(standings.get(trial.displayName()));
    }

    // ---- what is shown

    /** What cannot be shown is not worth a run: it goes on unseen. */
    private synchronized void tick() {
        try {
            show();
        } catch (RuntimeException e) {
            ticks.cancel(false);
        }
    }

    private void show() {
        if (terminal.interactive()) {
            lines.show(live());
        } else if (rhythm.isDue(watch.elapsed(), phase())) {
            terminal.err().println(plain().text());
        }
    }

    /** How far the run is, and how the oldest trial stands. */
    private List<StatusLine> live() {
        List<Part> run = run();
        List<StatusLine> all = new ArrayList<>();
        Optional<Underway> oldest = oldest();
        oldest.ifPresent(trial -> {
            run.add(new Part(name(trial.trial()) + others(), 3));
            of(trial.trial())
                    .ifPresent(standing ->
                            run.add(new Part(standing.phase().word() + " " + Stopwatch.text(standing.inPhase()), 7)));
        });
        all.add(new StatusLine(run));
        oldest.map(trial -> new StatusLine(standing(trial)))
                .filter(line -> !line.parts().isEmpty())
                .ifPresent(all::add);
        return all;
    }

    private StatusLine plain() {
        List<Part> parts = run();
        oldest().ifPresent(trial -> {
            parts.add(new Part(name(trial.trial()) + others() + ": " + phase(), 3));
            parts.addAll(standing(trial));
        });
        return new StatusLine(parts);
    }

    private List<Part> run() {
        Duration now = watch.elapsed();
        List<Duration> going = underway.values().stream()
                .map(trial -> now.minus(trial.begun()))
                .toList();
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(finished.size() + " of " + total + " trials after " + Stopwatch.text(now), 9));
        Optional<String> left = new TimeLeft(finished, going, total - finished.size() - going.size())
                .estimate()
                .filter(time -> !time.isZero()) // they take longer than those before: nobody knows how much
                .map(time -> "about " + Stopwatch.text(time) + " left");
        parts.addAll(StatusLine.part(left, 5));
        return parts;
    }

    private Optional<Underway> oldest() {
        return underway.values().stream().findFirst();
    }

    private String phase() {
        return oldest().flatMap(trial -> of(trial.trial()))
                .map(standing -> standing.phase().word())
                .orElse("");
    }

    private String others() {
        return underway.size() == 1 ? "" : " (and " + (underway.size() - 1) + " more)";
    }

    /** The scenario and the testbed were announced. */
    private static String name(Trial trial) {
        return trial.sweep()
                        .map(SweepPoint::parameter)
                        .map(name -> name + "=" + trial.settings().text(name) + " ")
                        .orElse("")
                + "seed=" + trial.seed();
    }

    /** What it is at comes last: it is the longest, and says the most if there is room for it. */
    private List<Part> standing(Underway trial) {
        List<Part> parts = new ArrayList<>();
        of(trial.trial()).ifPresent(standing -> {
            parts.addAll(StatusLine.part(standing.ring(), 8));
            parts.addAll(StatusLine.part(standing.faults(), 6));
            parts.addAll(StatusLine.part(standing.operations(), 7));
        });
        String at = trial.activity() + " [" + Stopwatch.text(watch.elapsed().minus(trial.since())) + "]";
        parts.add(new Part(at, 1));
        return parts;
    }

    /** Leaves nothing on a terminal, and elsewhere a line that says how far it has come in the end. */
    @Override
    public void close() {
        ticks.cancel(false);
        ticker.shutdown();
        try {
            end();
        } catch (RuntimeException e) {
            // Nobody can be told, and what has been run stands.
        }
    }

    private synchronized void end() {
        underway.clear();
        standings.clear();
        if (terminal.interactive()) {
            lines.clear();
        } else {
            terminal.err().println(new StatusLine(run()).text());
        }
    }
}
