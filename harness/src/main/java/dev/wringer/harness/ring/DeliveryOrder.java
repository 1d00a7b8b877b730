package dev.wringer.harness.ring;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * In which order messages reach their receivers, where time is virtual. All but the first hold messages back: each waits for its
 * turn, for no longer than a quarter of the shortest time-out of a call, so that nobody alive is taken for dead for it.
 */
public sealed interface DeliveryOrder {

    /** As their delays say, and nothing else. */
    record ByDelays() implements DeliveryOrder {
        @Override
        public String toString() {
            return "delays";
        }
    }

    /**
     * By random priorities of the links, which change a few times (<i>PCT</i>; Burckhardt et al., ASPLOS'10): of the
     * messages that wait, the one on the link with the highest priority has its turn. At {@code depth − 1} turns, drawn from the
     * first {@code turns}, the link that would be next gets the lowest priority instead.
     *
     * <p>An order on which a failure depends, and which takes {@code depth} constraints, is met with a probability of at
     * least 1 / (n · turns^(depth − 1)) for n links, provided that it keeps no message waiting for longer than messages wait
     * here, and that all of it lies within these turns.
     *
     * @param depth d, ≥ 1
     * @param turns k, ≥ 1
     */
    record Priorities(int depth, int turns) implements DeliveryOrder {
        /** Checks the bounds. */
        public Priorities {
            if (depth < 1 || turns < 1) {
                throw new IllegalArgumentException("depth and turns are at least 1, not " + depth + " and " + turns);
            }
        }

        /** The least probability with which one ring meets an order of this depth. */
        public double chance(int hosts) {
            double links = (double) hosts * hosts; // those from a host to itself among them
            return 1 / (links * Math.pow(turns, depth - 1));
        }

        @Override
        public String toString() {
            return "priorities:" + depth + ":" + turns;
        }
    }

    /**
     * Four times in the shortest time-out all that have arrived meanwhile are delivered, at one instant. The message
     * that has waited longest has its turn, but at some turns another one to the same host, as told: whose turn is
     * first among messages to different hosts makes no difference then.
     *
     * @param others at which turn, counted from 0, which of the messages to that host goes before: 1 is the second oldest
     */
    record Turns(SortedMap<Integer, Integer> others) implements DeliveryOrder {
        /** Keeps a copy. */
        public Turns(SortedMap<Integer, Integer> others) {
            this.others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
        }

        /** The oldest first at all turns but these. */
        public static Turns but(Map<Integer, Integer> others) {
            return new Turns(new TreeMap<>(others));
        }

        @Override
        public String toString() {
            return others.isEmpty()
                    ? "turns"
                    : others.entrySet().stream()
                            .map(other -> other.getKey() + "=" + other.getValue())
                            .collect(Collectors.joining("+", "turns:", ""));
        }
    }
}
