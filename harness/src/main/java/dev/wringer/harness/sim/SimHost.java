package dev.wringer.harness.sim;

import dev.wringer.node.chord.ChordSettings;
import dev.wringer.node.chord.RoundTripTimes;
import java.util.ArrayList;
import java.util.List;

/** A simulated host: what its virtual nodes share, their fate included. */
final class SimHost {

    private final int number;
    private final String name;
    private final RoundTripTimes roundTrips;
    private final List<SimNode> nodes = new ArrayList<>(1);

    SimHost(int number, String name, ChordSettings settings) {
        this.number = number;
        this.name = name;
        this.roundTrips = new RoundTripTimes(
                settings.shortestTimeout().toNanos(), settings.longestTimeout().toNanos());
    }

    int number() {
        return number;
    }

    String name() {
        return name;
    }

    RoundTripTimes roundTrips() {
        return roundTrips;
    }

    List<SimNode> nodes() {
        return nodes;
    }

    /** All its nodes are dead from now on. */
    void die() {
        nodes.forEach(SimNode::die);
    }
}
