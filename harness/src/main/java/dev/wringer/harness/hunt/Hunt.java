package dev.wringer.harness.hunt;

import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.node.port.Entropy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * Tries one drawn setup after the other, on several threads. The same first seed and the same number of runs give the same tally,
 * however many threads there are.
 */
public final class Hunt implements AutoCloseable {

    /** So many trials know of the same ancestors, however many threads there are. */
    private static final int GENERATION = 100;

    private static final int MOST_TRIALS = 12_000; // to shrink one finding

    private final SetupGenerator generator;
    private final Examiner examiner;
    private final OrderedWorkers workers;

    /**
     * A hunt in virtual time.
     *
     * @param variant which protocol the nodes run; of another one than the correct one only what the correct one does not show
     *     counts as a failure
     * @param testbed which is repeatable
     * @param threads how many trials to run at a time
     */
    public Hunt(String variant, Testbed testbed, int threads) {
        this.generator = SetupGenerator.small(variant, testbed);
        this.examiner = new ProtocolExaminer(testbed);
        this.workers = new OrderedWorkers(threads);
    }

    /**
     * Hunts.
     *
     * @param firstSeed of the first run; each run has the next one
     * @param most how many runs, at most
     * @param stop ends it early once it is true
     * @param enough ends it early once it holds of the tally, which it is shown after each run
     */
    public Tally run(long firstSeed, long most, BooleanSupplier stop, Predicate<Tally> enough) {
        Tally tally = new Tally();
        List<Setup> kept = new ArrayList<>(); // those that have shown something new
        long begun = 0;
        boolean goesOn = true;
        while (goesOn && begun < most) {
            long size = Math.min(GENERATION, most - begun);
            List<Setup> parents = List.copyOf(kept);
            goesOn = workers.each(
                    LongStream.range(firstSeed + begun, firstSeed + begun + size)
                            .iterator(),
                    seed -> examiner.examine(setup(seed, parents)),
                    trial -> {
                        if (stop.getAsBoolean()) {
                            return false;
                        }
                        if (tally.add(trial)) {
                            kept.add(trial.setup());
                        }
                        return !enough.test(tally);
                    });
            begun += size;
        }
        return tally;
    }

    /** The setup of this seed: every second one descends from one of the parents, if there are any. */
    private Setup setup(long seed, List<Setup> parents) {
        Setup fresh = generator.draw(seed);
        Entropy chance = new Seed(seed).fork("parent").entropy();
        return parents.isEmpty() || chance.nextInt(2) == 0
                ? fresh
                : Mutation.of(parents.get(chance.nextInt(parents.size())), fresh);
    }

    /**
     * Shrinks a finding.
     *
     * @param stop ends it early once it is true, with the best so far
     * @param listener told of each simpler case
     */
    public Shrunk shrink(Finding finding, BooleanSupplier stop, Consumer<Shrunk> listener) {
        return new Shrinker(examiner, workers, MOST_TRIALS, stop, listener)
                .shrink(finding.setup(), finding.signature().check());
    }

    @Override
    public void close() {
        workers.close();
    }
}
