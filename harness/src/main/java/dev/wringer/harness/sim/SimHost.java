package dev.wringer.harness.sim;

import dev.wringer.node.chord.ChordSettings;
import dev.wringer.node.chord.RoundTripTimes;
import java.util.ArrayList;
import java.util.List;

/** A simulated host: what its virtual nodes share, their fate included. */
final class SimHost {

    private final int number;
    private final String name;
    private RoundTripTimes roundTrips;
    private final List<SimNode> nodes = new ArrayList<>(1);
    private List<SimEvent> held = List.of(); // what happens when it goes on, in order; List.of() while it is not frozen

    SimHost(int number, String name, ChordSettings settings) {
        this.number = number;
        this.name = name;
        this.roundTrips = estimate(settings);
    }

    private static RoundTripTimes estimate(ChordSettings settings) {
        return new RoundTripTimes(
                settings.shortestTimeout().toNanos(), settings.longestTimeout().toNanos());
    }

    /** Begins anew with its estimate of round trips, as another process does. */
    void forget(ChordSettings settings) {
        roundTrips = estimate(settings);
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

    /** All its nodes have left: whoever calls them is refused. */
    void leave() {
        nodes.forEach(SimNode::leave);
    }

    /** Nothing happens to its nodes until they {@linkplain #resume go on}. */
    void freeze() {
        held = new ArrayList<>();
        nodes.forEach(node -> node.setFrozen(true));
    }

    boolean isFrozen() {
        return !nodes.isEmpty() && nodes.get(0).isFrozen();
    }

    /** This would have happened to one of its nodes now, were they not frozen. */
    void hold(SimEvent event) {
        held.add(event);
    }

    /** Its nodes go on; what has waited happens now. */
    void resume(World world) {
        nodes.forEach(node -> node.setFrozen(false));
        held.forEach(event -> world.at(world.now(), event));
        held = List.of();
    }
}
