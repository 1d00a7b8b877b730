package dev.wringer.harness.compare;

import dev.wringer.harness.trial.Direction;
import dev.wringer.harness.trial.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** What pairs of rings may differ by: symmetrical about zero, as a change without effect makes differences. */
@SuppressWarnings("ImmutableEnumChecker") // what draws has no state
enum Rings {
    /** Measurements with much noise of many small causes. */
    NORMAL(Random::nextGaussian),
    /** Times until something that happens at random has happened, on two rings that share nothing. */
    TIMES(random -> {
        double baseline = -StrictMath.log(random.nextDouble());
        return -StrictMath.log(random.nextDouble()) - baseline;
    }),
    /** Now and then an enormous one: no mean, even. */
    CAUCHY(random -> StrictMath.tan(StrictMath.PI * (random.nextDouble() - 0.5))),
    /** Log-normal sizes on two rings that share nothing. */
    SKEWED(random -> {
        double baseline = StrictMath.exp(1.5 * random.nextGaussian());
        return StrictMath.exp(1.5 * random.nextGaussian()) - baseline;
    }),
    /** A coin: as discrete as can be. */
    COIN(random -> random.nextBoolean() ? 1 : -1),
    /** Nearly all agree; some have a loss on one side or the other. */
    RARE(random -> random.nextInt(20) > 0 ? 0 : random.nextBoolean() ? 3 : -3);

    private final ToDoubleFunction<Random> draw;

    Rings(ToDoubleFunction<Random> draw) {
        this.draw = draw;
    }

    /** A measure of which less is better. */
    static Measure lost(double margin) {
        return new Measure("lost", Unit.COUNT, Direction.LOWER, margin);
    }

    /** So many rings on which the candidate loses {@code more} on average. */
    PairedDifferences pairs(int number, double more, double margin, Random random) {
        List<Pair> pairs = new ArrayList<>();
        for (int seed = 1; seed <= number; seed++) {
            pairs.add(Pair.of(seed, 10, 10 + more + draw.applyAsDouble(random)));
        }
        return new PairedDifferences(lost(margin), pairs);
    }
}
