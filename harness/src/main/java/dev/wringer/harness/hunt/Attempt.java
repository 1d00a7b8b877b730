package dev.wringer.harness.hunt;

import dev.wringer.harness.blueprint.DrillParameters;
import dev.wringer.harness.oracle.Caught;
import dev.wringer.harness.oracle.Judgement;
import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.oracle.Violation;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Stage;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.ring.AbandonedTrial;
import dev.wringer.harness.ring.Activity;
import dev.wringer.harness.ring.Condition;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.harness.ring.NotReached;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.trial.UsageError;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Tries setups on a testbed: forms the ring, plays the faults and the clients, judges. The record stays in memory. In virtual
 * time the same setup comes to the same end, event by event. Thread-safe if the testbed is.
 */
public final class Attempt {

    /** Broken by an operation that fails before the first fault, in a ring that loses no messages. */
    public static final String BEFORE_FAULTS = "BeforeFaults";

    private static final String SCENARIO = "case";

    private final Testbed testbed;
    private final Activity.Watcher watcher;
    private final EventSink sink;

    /** Trials on this testbed, of which nobody is told what they are at. */
    public Attempt(Testbed testbed) {
        this(testbed, Activity.Watcher.NOBODY);
    }

    /** Trials on this testbed. */
    public Attempt(Testbed testbed, Activity.Watcher watcher) {
        this(testbed, watcher, EventSink.NOWHERE);
    }

    /**
     * Trials on this testbed.
     *
     * @param sink told of each event of the record as it comes
     */
    public Attempt(Testbed testbed, Activity.Watcher watcher, EventSink sink) {
        this.testbed = testbed;
        this.watcher = watcher;
        this.sink = sink;
    }

    /** Tries {@code setup} once. */
    public Outcome of(Setup setup) {
        History history = new History(sink);
        try {
            RingSpec spec = setup.spec();
            history.record(new Event.Begun(
                    0, SCENARIO, testbed.name(), setup.seed(), setup.settings().texts()));
            play(setup, spec, history);
        } catch (AbandonedTrial e) {
            return spoilt(history, String.valueOf(e.getMessage()), false);
        } catch (ContractBreach e) { // before there was a ring
            history.record(violated(lastNanos(history), "Contract", e, false));
        } catch (UsageError | TestbedFailure e) { // it cannot be tried here: says nothing about the protocol
            return spoilt(history, String.valueOf(e.getMessage()), false);
        } catch (RuntimeException e) { // a fault of the harness is worth a case, too
            return spoilt(history, told(e), true);
        }
        return judged(history);
    }

    private void play(Setup setup, RingSpec spec, History history) {
        Ring ring = Ring.start(testbed, spec, new Seed(setup.seed()), history, watcher);
        try (ring) {
            ring.await(Condition.ideal());
            Played played = ring.run(
                    setup.faults(),
                    setup.workload(),
                    setup.get(DrillParameters.BUDGET),
                    setup.get(DrillParameters.HEAL));
            if (spec.loss() == 0) {
                requireSuccess(played, ring, history);
            }
            ring.conclude(true);
        } catch (ContractBreach e) {
            history.record(violated(ring.elapsed().toNanos(), "Contract", e, false));
        } catch (NotReached e) {
            history.record(violated(ring.elapsed().toNanos(), "NotReached", e, true));
        }
    }

    private static Event violated(long atNanos, String check, AssertionError shown, boolean excusable) {
        return new Event.Violated(atNanos, check, String.valueOf(shown.getMessage()), OptionalInt.empty(), excusable);
    }

    /** What fails before the first fault is no fault's doing, unless somebody alive had been taken for dead: messages were late. */
    private static void requireSuccess(Played played, Ring ring, History history) {
        long doubtful = ring.firstSuspicion().orElse(Long.MAX_VALUE);
        played.operations(Stage.WARM_UP).and(played.operations(Stage.QUIET)).withoutSuperseded().failed().stream()
                .filter(failed -> failed.completedNanos() < doubtful)
                .findFirst()
                .ifPresent(failed -> history.record(violated(failed, ring)));
    }

    private static Event violated(Operation failed, Ring ring) {
        return new Event.Violated(
                ring.elapsed().toNanos(),
                BEFORE_FAULTS,
                "operation " + failed.number() + ", a "
                        + failed.kind().name().toLowerCase(Locale.ROOT) + " of " + failed.key()
                        + " through " + failed.origin() + ", failed before the first fault: " + failed.detail(),
                OptionalInt.of(failed.number()),
                true);
    }

    private static Outcome judged(History history) {
        Judgement judgement = Judgement.of(history);
        Optional<Caught> first = judgement.inOrderOfProof().stream().findFirst();
        if (first.isPresent()) {
            Violation violation = first.get().violation();
            return new Outcome(
                    Verdict.Outcome.FAIL,
                    violation.toString(),
                    Optional.of(Expectation.of(violation.invariant(), first.get())),
                    history.events());
        }
        Verdict verdict = judgement.verdict();
        return new Outcome(verdict.outcome(), verdict.reason(), Optional.empty(), history.events());
    }

    private static long lastNanos(History history) {
        List<Event> events = history.events();
        return events.isEmpty() ? 0 : events.get(events.size() - 1).atNanos();
    }

    private static Outcome spoilt(History history, String reason, boolean byTheHarness) {
        List<Event> events = history.events();
        Duration instant = Duration.ofNanos(lastNanos(history));
        Optional<Expectation> broken = byTheHarness
                ? Optional.of(new Expectation(Expectation.HARNESS, events.size(), instant, reason))
                : Optional.empty();
        return new Outcome(Verdict.Outcome.ERROR, reason, broken, events);
    }

    private static String told(RuntimeException e) {
        String where = Stream.of(e.getStackTrace())
                .findFirst()
                .map(frame -> " at " + frame)
                .orElse("");
        return e + where;
    }
}
