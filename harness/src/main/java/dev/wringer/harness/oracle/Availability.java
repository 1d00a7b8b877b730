package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Stage;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.node.protocol.RpcFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What share of the operations of a play succeeded, over time. An operation belongs to the instant for which it was intended,
 * whatever kept it waiting. No verdict: why something failed is told, and whose fault that is.
 *
 * @param windows in the order of time and then of kinds, one for each kind of which the play has operations, the empty ones
 *     included; none if nothing was played
 */
public record Availability(List<Window> windows) {

    /** Takes a copy. */
    public Availability {
        windows = List.copyOf(windows);
    }

    /**
     * The operations of one kind that were intended for a stretch of time.
     *
     * @param stage to which all of it belongs
     * @param fromNanos when it begins, inclusive
     * @param untilNanos when it ends, exclusive
     * @param operations how many there are, ≥ 0
     * @param succeeded how many of them were done; lookups only if they named the right owner. Stores that lost against another
     *     author's version count: they were answered as they had to be
     * @param failures how many of the others there are of each class, by its name, the empty ones left out: of {@link
     *     LookupJudgement}, {@link FailureExplanation}, or for stores {@link RpcFailure.Kind} and {@link Operation.Outcome}
     */
    public record Window(
            Stage stage,
            Kind kind,
            long fromNanos,
            long untilNanos,
            long operations,
            long succeeded,
            SortedMap<String, Long> failures) {

        /** Takes a copy. */
        public Window {
            failures = Collections.unmodifiableSortedMap(new TreeMap<>(failures));
        }

        /** The share that succeeded, 0 … 1; empty if there are no operations. */
        public Optional<Double> share() {
            return operations == 0 ? Optional.empty() : Optional.of((double) succeeded / operations);
        }

        private Window with(Optional<String> failure) {
            SortedMap<String, Long> merged = new TreeMap<>(failures);
            failure.ifPresent(name -> merged.merge(name, 1L, Long::sum));
            long done = failure.isEmpty() ? succeeded + 1 : succeeded;
            return new Window(stage, kind, fromNanos, untilNanos, operations + 1, done, merged);
        }
    }

    /**
     * In windows of this width, which begin anew with each stage: the last one of a stage may be shorter.
     *
     * @throws IllegalArgumentException unless {@code width} is positive
     */
    public static Availability over(GroundTruth truth, Duration width) {
        if (width.isZero() || width.isNegative()) {
            throw new IllegalArgumentException("a window has a width, not " + width);
        }
        return over(truth, width.toNanos());
    }

    /** In one window for each stage. */
    public static Availability byStage(GroundTruth truth) {
        return over(truth, Long.MAX_VALUE);
    }

    /** Which share of the operations of a stage succeeded, 0 … 1; empty if it has none. */
    public Optional<Double> share(Stage stage) {
        long asked = of(stage).mapToLong(Window::operations).sum();
        long succeeded = of(stage).mapToLong(Window::succeeded).sum();
        return asked == 0 ? Optional.empty() : Optional.of((double) succeeded / asked);
    }

    /**
     * For which share of the time of a stage nothing failed, 0 … 1, by whole windows: one failure of any kind spoils the window
     * for which it was intended, and windows in which nobody asked anything do not count. Empty if the stage has no operations.
     */
    public Optional<Double> timeWithoutFailure(Stage stage) {
        SortedMap<Long, Long> asked = new TreeMap<>(); // lengths of windows, by when they begin
        SortedMap<Long, Long> spoilt = new TreeMap<>();
        of(stage).filter(window -> window.operations() > 0).forEach(window -> {
            long length = window.untilNanos() - window.fromNanos();
            asked.put(window.fromNanos(), length);
            if (window.succeeded() < window.operations()) {
                spoilt.put(window.fromNanos(), length);
            }
        });
        return asked.isEmpty() ? Optional.empty() : Optional.of(1 - sum(spoilt) / sum(asked));
    }

    private static double sum(Map<Long, Long> lengths) {
        return lengths.values().stream().mapToLong(Long::longValue).sum();
    }

    private Stream<Window> of(Stage stage) {
        return windows.stream().filter(window -> window.stage() == stage);
    }

    private static Availability over(GroundTruth truth, long width) {
        List<Span> stages = stages(truth);
        OperationFailures failures = new OperationFailures(truth);
        SortedMap<Kind, List<Operation>> byKind = new TreeMap<>();
        truth.operations().stream()
                .filter(operation -> stages.stream().anyMatch(stage -> stage.contains(operation.intendedNanos())))
                .forEach(operation -> byKind.computeIfAbsent(operation.kind(), kind -> new ArrayList<>())
                        .add(operation));
        NavigableMap<Long, SortedMap<Kind, Window>> windows = new TreeMap<>(); // by when they begin
        for (Span stage : stages) {
            for (Span span : stage.cut(width)) {
                SortedMap<Kind, Window> ofKinds = new TreeMap<>();
                byKind.keySet().forEach(kind -> ofKinds.put(kind, span.empty(kind)));
                windows.put(span.fromNanos(), ofKinds);
            }
        }
        byKind.values()
                .forEach(operations -> operations.forEach(operation -> Optional.ofNullable(
                                windows.floorEntry(operation.intendedNanos()))
                        .ifPresent(entry -> entry.getValue()
                                .computeIfPresent(
                                        operation.kind(), (kind, window) -> window.with(failures.of(operation))))));
        return new Availability(windows.values().stream()
                .flatMap(kinds -> kinds.values().stream())
                .toList());
    }

    private static List<Span> stages(GroundTruth truth) {
        List<Event.Entered> entered = truth.all(Event.Entered.class).toList();
        List<Span> stages = new ArrayList<>();
        for (int i = 0; i < entered.size(); i++) {
            long until = i + 1 < entered.size() ? entered.get(i + 1).atNanos() : end(truth);
            if (entered.get(i).stage() != Stage.OVER && until > entered.get(i).atNanos()) {
                stages.add(new Span(entered.get(i).stage(), entered.get(i).atNanos(), until));
            }
        }
        return stages;
    }

    /** When a record that was cut off ends. */
    private static long end(GroundTruth truth) {
        return 1 + truth.all(Event.class).mapToLong(Event::atNanos).max().orElse(0);
    }

    /** A stretch of time within one stage. */
    private record Span(Stage stage, long fromNanos, long untilNanos) {

        boolean contains(long nanos) {
            return fromNanos <= nanos && nanos < untilNanos;
        }

        List<Span> cut(long width) {
            List<Span> spans = new ArrayList<>();
            for (long from = fromNanos; from < untilNanos; from += Math.min(width, untilNanos - from)) {
                spans.add(new Span(stage, from, from + Math.min(width, untilNanos - from)));
            }
            return spans;
        }

        Window empty(Kind kind) {
            return new Window(stage, kind, fromNanos, untilNanos, 0, 0, Collections.emptySortedMap());
        }
    }
}
