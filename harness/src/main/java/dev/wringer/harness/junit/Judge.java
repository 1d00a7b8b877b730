package dev.wringer.harness.junit;

import dev.wringer.harness.oracle.Judgement;
import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.oracle.Violation;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.RecordFailure;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.trial.UsageError;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Says what it means that something was thrown in a trial, and concludes the trial's verdict. */
final class Judge {

    /** Why a trial says nothing that somebody has ended. */
    static final String INTERRUPTED = "interrupted";

    private Judge() {}

    /** The finding for the record that {@code thrown} stands for; empty if it is a failure of the harness itself. */
    static Optional<Event> finding(Throwable thrown, long nowNanos) {
        String text = oneLine(thrown);
        if (thrown instanceof BrokenPromise broken) {
            return Optional.of(new Event.Violated(nowNanos, Violation.OF_SCENARIO, text, broken.operation(), true));
        }
        if (thrown instanceof AssertionError) {
            boolean excusable = !(thrown instanceof IntegrityFailure || thrown instanceof ContractBreach);
            return Optional.of(
                    new Event.Violated(nowNanos, Violation.OF_SCENARIO, text, OptionalInt.empty(), excusable));
        }
        return thrown instanceof TestAbortedException
                ? Optional.of(new Event.Undecided(nowNanos, text))
                : Optional.empty();
    }

    /**
     * The verdict of a trial: that on its record, unless the harness failed. A violation that was caught, with its witness,
     * stays caught when the harness breaks down afterwards.
     *
     * @param thrown what has gone wrong, first thing first
     */
    static Verdict verdict(History record, List<Throwable> thrown) {
        Verdict harness = thrown.stream()
                .filter(each -> finding(each, 0).isEmpty())
                .map(each -> Verdict.error(harnessFailure(each)))
                .reduce(Verdict.PASSED, Verdict::and);
        return Judgement.on(record).and(harness);
    }

    /** Says in one line what has failed, if it is none of the findings. */
    static String harnessFailure(Throwable thrown) {
        if (thrown instanceof TestbedFailure || thrown instanceof RecordFailure || thrown instanceof UsageError) {
            return oneLine(thrown);
        }
        if (thrown instanceof InterruptedException) {
            return INTERRUPTED;
        }
        if (thrown instanceof OutOfMemoryError) {
            return "out of memory: give the JVM more, for instance with WRINGER_JAVA_OPTS=-Xmx8g";
        }
        String where = Stream.of(thrown.getStackTrace())
                .findFirst()
                .map(frame -> " at " + frame)
                .orElse("");
        return "unexpected " + thrown.getClass().getSimpleName() + ": " + oneLine(thrown) + where;
    }

    /** A message of several lines, each a fact, as one. */
    private static String oneLine(Throwable thrown) {
        return Optional.ofNullable(thrown.getMessage()).stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("; "));
    }
}
