package dev.wringer.harness.junit;

import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.record.RecordFailure;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.trial.UsageError;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Concludes a trial's verdict from how it ended and from what its rings have remarked. */
final class Judge {

    private Judge() {}

    /**
     * The verdict of a trial.
     *
     * @param thrown what has gone wrong, first thing first
     * @param rings all rings that it had
     */
    static Verdict verdict(List<Throwable> thrown, List<Ring> rings) {
        Verdict promises = combined(thrown, Judge::brokenPromise)
                .and(violated(rings.stream()
                        .flatMap(ring -> ring.violations().stream())
                        .toList()));
        Optional<String> broken =
                rings.stream().flatMap(ring -> ring.brokenPremise().stream()).findFirst();
        return promises.ifPremiseHeld(broken).and(combined(thrown, Judge::notExcused));
    }

    private static Verdict combined(List<Throwable> thrown, Function<Throwable, Verdict> meaning) {
        return thrown.stream().map(meaning).reduce(Verdict.PASSED, Verdict::and);
    }

    private static Verdict brokenPromise(Throwable thrown) {
        return thrown instanceof AssertionError ? Verdict.fail(oneLine(thrown)) : Verdict.PASSED;
    }

    private static Verdict violated(List<String> violations) {
        if (violations.isEmpty()) {
            return Verdict.PASSED;
        }
        String more = violations.size() == 1 ? "" : " (and " + (violations.size() - 1) + " more)";
        return Verdict.fail("an invariant was violated: " + violations.get(0) + more);
    }

    /** What it means whether or not the premise held. */
    private static Verdict notExcused(Throwable thrown) {
        if (thrown instanceof IntegrityFailure || thrown instanceof ContractBreach) {
            return Verdict.fail(oneLine(thrown));
        }
        if (thrown instanceof AssertionError) {
            return Verdict.PASSED;
        }
        return thrown instanceof TestAbortedException
                ? Verdict.unknown(oneLine(thrown))
                : Verdict.error(harnessFailure(thrown));
    }

    private static String harnessFailure(Throwable thrown) {
        if (thrown instanceof TestbedFailure || thrown instanceof RecordFailure || thrown instanceof UsageError) {
            return oneLine(thrown);
        }
        if (thrown instanceof InterruptedException) {
            return "interrupted";
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
