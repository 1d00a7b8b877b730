package dev.wringer.harness.hunt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Makes failures small: takes the first simplification that keeps a failure of the same check, and begins again, until none
 * does (delta debugging, Zeller and Hildebrandt, TSE'02, with values in the place of lines of text). Each simplification makes
 * something smaller that no other one makes larger, so it comes to an end: a ring grows only by whom its schedule loses.
 *
 * <p>A smaller ring has its nodes elsewhere, and what depends on their order is gone. So once nothing can be simplified under the
 * seed at hand, each simplification is tried under a few others.
 */
public final class Shrinker {

    private static final int OTHER_SEEDS = 16;

    private final Examiner examiner;
    private final OrderedWorkers workers;
    private final int mostTrials;
    private final BooleanSupplier stop;
    private final Consumer<Shrunk> listener;
    private final Set<Setup> without = new HashSet<>(); // setups that are known not to fail so
    private int trials;

    /** @param mostTrials after so many it ends, with the best so far */
    Shrinker(
            Examiner examiner,
            OrderedWorkers workers,
            int mostTrials,
            BooleanSupplier stop,
            Consumer<Shrunk> listener) {
        this.examiner = examiner;
        this.workers = workers;
        this.mostTrials = mostTrials;
        this.stop = stop;
        this.listener = listener;
    }

    /**
     * The simplest setup found that fails by {@code check}, tried one after the other.
     *
     * @param first fails so
     * @param mostTrials after so many it ends, with the best so far
     * @param stop ends it early once it is true, with the best so far
     * @param listener told of each simpler setup
     * @throws IllegalArgumentException if {@code first} does not fail so
     */
    public static Shrunk shrink(
            Setup first,
            String check,
            Examiner examiner,
            int mostTrials,
            BooleanSupplier stop,
            Consumer<Shrunk> listener) {
        try (OrderedWorkers worker = new OrderedWorkers(1)) {
            return new Shrinker(examiner, worker, mostTrials, stop, listener).shrink(first, check);
        }
    }

    /**
     * The simplest setup found that fails by {@code check}, as {@code first} does.
     *
     * @throws IllegalArgumentException if {@code first} does not
     */
    Shrunk shrink(Setup first, String check) {
        Examiner.Examined start = examiner.examine(first);
        if (!start.isFailureOf(check)) {
            throw new IllegalArgumentException("seed " + first.seed() + " does not break " + check);
        }
        Shrunk best = new Shrunk(first, start.outcome(), 1, false);
        listener.accept(best);
        Pass pass = Pass.STRUCTURE;
        while (!isOver()) {
            Optional<Shrunk> next = simpler(best, check, pass);
            if (next.isPresent()) {
                best = next.get();
                listener.accept(best);
                pass = pass.afterSuccess();
            } else if (pass == Pass.ALL_RESEEDED) {
                return new Shrunk(best.setup(), best.outcome(), trials, true);
            } else {
                pass = pass.next();
            }
        }
        return new Shrunk(best.setup(), best.outcome(), trials, false);
    }

    /**
     * What is tried, until it leads no further. What a ring consists of goes first, while all else still has the variety in which
     * the failure was found: once times are short and delays constant, a smaller ring seldom fails.
     */
    private enum Pass {
        STRUCTURE,
        STRUCTURE_RESEEDED,
        ALL,
        ALL_RESEEDED;

        Pass next() {
            return this == STRUCTURE ? STRUCTURE_RESEEDED : this == STRUCTURE_RESEEDED ? ALL : ALL_RESEEDED;
        }

        Pass afterSuccess() {
            return this == STRUCTURE_RESEEDED ? STRUCTURE : this == ALL_RESEEDED ? ALL : this;
        }

        boolean isReseeded() {
            return this == STRUCTURE_RESEEDED || this == ALL_RESEEDED;
        }

        List<Simplification> simplifications(Setup setup) {
            return this == ALL || this == ALL_RESEEDED ? Simplification.all(setup) : Simplification.structural(setup);
        }
    }

    private boolean isOver() {
        return stop.getAsBoolean() || trials >= mostTrials;
    }

    /** The first simplification that keeps the failure. */
    private Optional<Shrunk> simpler(Shrunk than, String check, Pass pass) {
        Stream<Setup> candidates = pass.simplifications(than.setup()).stream()
                .flatMap(each -> each.of(than.setup(), than.outcome().events()))
                .flatMap(setup -> pass.isReseeded() ? underOtherSeeds(setup) : Stream.of(setup));
        List<Shrunk> found = new ArrayList<>();
        Iterator<Setup> untried = candidates
                .filter(Setup::hasRoomForReplicas)
                .filter(setup -> !without.contains(setup))
                .iterator();
        workers.each(untried, examiner::examine, trial -> {
            trials++;
            if (trial.isFailureOf(check)) {
                found.add(new Shrunk(trial.setup(), trial.outcome(), trials, false));
                return false;
            }
            without.add(trial.setup());
            return !isOver();
        });
        return isOver() ? Optional.empty() : found.stream().findFirst();
    }

    private static Stream<Setup> underOtherSeeds(Setup setup) {
        List<Setup> others = LongStream.rangeClosed(1, OTHER_SEEDS)
                .filter(seed -> seed != setup.seed())
                .mapToObj(setup::withSeed)
                .toList();
        return others.stream();
    }
}
