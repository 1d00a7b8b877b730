package dev.wringer.harness.nemesis;

import dev.wringer.node.port.Entropy;
import java.util.ArrayList;
import java.util.List;

/** Draws the instants of a Poisson process. */
final class Poisson {

    private final Entropy chance;

    Poisson(Entropy chance) {
        this.chance = chance;
    }

    /**
     * Instants in seconds, in order.
     *
     * @param rate per second, ≥ 0
     * @param until all of them are before it, in seconds
     */
    List<Double> instants(double rate, double until) {
        List<Double> instants = new ArrayList<>();
        if (rate > 0) {
            for (double next = gap(rate); next < until; next += gap(rate)) {
                instants.add(next);
            }
        }
        return instants;
    }

    private double gap(double rate) {
        return -Math.log(1 - chance.nextDouble()) / rate;
    }
}
