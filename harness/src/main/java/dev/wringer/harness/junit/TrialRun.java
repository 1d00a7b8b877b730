package dev.wringer.harness.junit;

import dev.wringer.harness.oracle.GroundTruth;
import dev.wringer.harness.oracle.ReleaseResults;
import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.record.Attachments;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.JsonLinesWriter;
import dev.wringer.harness.record.RecordFailure;
import dev.wringer.harness.record.Release;
import dev.wringer.harness.record.RunDirectory;
import dev.wringer.harness.ring.Activity;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Clients;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.trial.Findings;
import dev.wringer.harness.trial.TrialResult;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * A trial under way: its record, its rings, and what has gone wrong so far. One thread.
 *
 * <p>However it goes, {@link #end} leaves nothing behind, and only a trial that says something has a finished record.
 */
final class TrialRun {

    private static final Set<Class<?>> OTHER_OFFERS =
            Set.of(Rings.class, Findings.class, RingSpec.class, Seed.class, Drill.class);

    private final Trial trial;
    private final TrialWatch watch;
    private final BooleanSupplier cancelled;
    private final Activity.Watcher watcher;
    private final Seed seed;
    private final Findings findings = new Findings();
    private final List<Throwable> thrown = new ArrayList<>();
    private Optional<JsonLinesWriter> record = Optional.empty();
    private History history = new History(EventSink.NOWHERE);
    private final BeliefNotes notes;
    private Rings rings;
    private boolean judged; // the last ring was, or was not to be: nothing can be cut short any more
    private Optional<Clients> clients = Optional.empty(); // of the ring that was started for the scenario, if any

    /**
     * @param watch told what it is at, and what is recorded of it
     * @param cancelled whether somebody has asked for its end
     */
    TrialRun(Trial trial, TrialWatch watch, BooleanSupplier cancelled) {
        this.trial = trial;
        this.watch = watch;
        this.cancelled = cancelled;
        this.watcher = activity -> watch.doing(trial, activity);
        this.seed = new Seed(trial.seed());
        this.notes = new BeliefNotes(trial.testbed().offers(Capability.REPEATABLE));
        this.rings = new Rings(trial, seed, history, watcher, notes);
    }

    /** Opens the record, and starts the ring if the scenario wants one. */
    void begin(Optional<RunDirectory> directory) {
        record = directory.map(run -> JsonLinesWriter.open(run.record(trial.recordName())));
        EventSink sink = record.<EventSink>map(writer -> writer).orElse(EventSink.NOWHERE);
        history = new History(
                event -> {
                    sink.accept(event);
                    notes.recorded(event);
                    watch.recorded(trial, event);
                },
                directory.map(run -> run.attachments(trial.recordName())).orElse(Attachments.NOWHERE));
        rings = new Rings(trial, seed, history, watcher, notes);
        history.record(new Event.Begun(
                0,
                trial.scenario().name(),
                trial.testbed().name(),
                trial.seed(),
                trial.settings().texts()));
        if (Arrays.stream(trial.scenario().method().getParameterTypes()).anyMatch(TrialRun::isOfRing)) {
            clients = Optional.of(rings.start(UnaryOperator.identity()).clients());
        }
    }

    /** Something went wrong, in the scenario or around it. */
    void failed(Throwable failure) {
        thrown.add(failure);
        try {
            Optional<Event> finding = Judge.finding(failure, now());
            if (!judged && (finding.isEmpty() || cancelled.getAsBoolean())) {
                cutShort(finding.isEmpty() ? Judge.harnessFailure(failure) : Judge.INTERRUPTED);
            }
            finding.ifPresent(history::record);
        } catch (RecordFailure e) {
            thrown.add(e);
        }
    }

    /** Whatever is found from here on may be the doing of whoever ends the trial: a Ctrl-C reaches processes of hosts as well. */
    private void cutShort(String reason) {
        judged = true;
        history.record(new Event.CutShort(now(), reason));
    }

    /**
     * Judges the rings as they are in the end, takes them down, and finishes the record.
     *
     * @param keepingLogs whether what hosts have left is kept even if the trial has passed
     */
    TrialResult end(boolean keepingLogs) {
        watcher.doing(Activity.ENDING);
        boolean patiently = thrown.stream().allMatch(TestAbortedException.class::isInstance);
        rings.last().ifPresent(ring -> attempt(() -> ring.conclude(patiently)));
        judged = true;
        Map<Release, String> programs = new EnumMap<>(Release.class);
        rings.last().ifPresent(ring -> Stream.of(Release.values())
                .forEach(release -> programs.put(release, ring.program(release))));
        rings.started().forEach(ring -> attempt(ring::close));
        if (!keepingLogs && verdict().outcome() == Outcome.PASS) {
            attempt(history::discardAttachments);
        }
        attempt(this::reportReleases);
        attempt(() -> notes.around(history).forEach(history::record));
        attempt(this::recordEnd);
        attempt(() -> record.ifPresent(JsonLinesWriter::close));
        return trial.result(verdict(), findings, programs, Played.exactly(history.events()));
    }

    /** Four columns, if the ring had two releases. */
    private void reportReleases() {
        boolean mixed = rings.last()
                .filter(ring -> ring.spec().mixture().candidate().isPresent())
                .isPresent();
        if (mixed) {
            ReleaseResults.of(GroundTruth.of(history)).pairs().forEach(pair -> {
                String name = "failed " + pair.asked() + "→" + pair.owner();
                findings.count(name, pair.failed());
            });
        }
    }

    private long now() {
        return rings.last().map(ring -> ring.elapsed().toNanos()).orElse(0L);
    }

    /** The verdict if nothing else goes wrong. */
    Verdict verdict() {
        return Judge.verdict(history, thrown);
    }

    /** A record without an end stays marked as partial: that of a trial which the harness has spoilt. */
    private void recordEnd() {
        Verdict verdict = verdict();
        history.record(
                verdict.outcome() == Outcome.ERROR
                        ? new Event.Remarked(now(), Event.Remarked.HARNESS, verdict.reason())
                        : new Event.Ended(now(), verdict.outcome().name(), verdict.reason()));
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | AssertionError e) { // a ring that is taken down may show a broken contract
            failed(e);
        }
    }

    Trial trial() {
        return trial;
    }

    /** What is known of it so far. */
    History history() {
        return history;
    }

    /** What has gone wrong, first thing first. */
    List<Throwable> thrown() {
        return List.copyOf(thrown);
    }

    // ---- what a scenario may ask for

    /** Whether a scenario that asks for this type has to have a ring. */
    private static boolean isOfRing(Class<?> type) {
        return type == Ring.class || type == Clients.class;
    }

    /** Whether a scenario may ask for this type. */
    private static boolean offers(Class<?> type) {
        return isOfRing(type) || OTHER_OFFERS.contains(type);
    }

    /** What a scenario gets that asks for this type. */
    private Object offered(Class<?> type) {
        if (type == Ring.class) {
            return rings.started().get(0);
        }
        if (type == Clients.class) {
            return clients.orElseThrow();
        }
        if (type == Rings.class) {
            return rings;
        }
        if (type == RingSpec.class) {
            return trial.spec();
        }
        if (type == Drill.class) {
            return new Drill(trial.testbed(), trial.settings(), seed);
        }
        // A fork: what a scenario draws must not repeat what its ring and its clients draw.
        return type == Seed.class ? seed.fork("scenario") : findings;
    }

    /** Whether the scenario's method can be given this. */
    static boolean offers(Parameter parameter) {
        return parameter.isAnnotationPresent(Setting.class) || offers(parameter.getType());
    }

    /** What the scenario's method is given for one of its parameters. */
    Object argument(Parameter parameter) {
        Setting setting = parameter.getAnnotation(Setting.class);
        return setting == null ? offered(parameter.getType()) : setting(setting.name(), parameter.getType());
    }

    /** The value of a parameter, as the scenario's method wants it. */
    private Object setting(String name, Class<?> type) {
        Object value = trial.settings().get(name);
        return type == int.class && value instanceof Long number ? (Object) Math.toIntExact(number) : value;
    }
}
