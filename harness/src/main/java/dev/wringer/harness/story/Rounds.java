package dev.wringer.harness.story;

import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.sim.Sighting;
import dev.wringer.harness.sim.Sighting.Asked;
import dev.wringer.node.protocol.ChordRequest.GetNeighbours;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts the rounds of maintenance in which nobody learned anything. A round begins when a node of itself asks its successor for
 * its neighbours, and is its own until it begins the next one. Not thread-safe.
 */
final class Rounds {

    private final Scene scene;
    private final List<Round> all = new ArrayList<>(); // in the order in which they began

    private static final class Round {

        private final Peer whose;
        private final long beganNanos;
        private boolean taught;

        Round(Peer whose, long beganNanos) {
            this.whose = whose;
            this.beganNanos = beganNanos;
        }
    }

    Rounds(Scene scene) {
        this.scene = scene;
    }

    /** Takes in what is seen of a node, which was told nothing at this instant that has led to it if {@code cause} is empty. */
    void note(Sighting sighting, Optional<Sighting> cause) {
        if (sighting instanceof Asked asked
                && cause.isEmpty()
                && asked.request() instanceof GetNeighbours
                && isHead(asked.asked(), asked.whom())) {
            all.add(new Round(asked.whom(), asked.atNanos()));
        }
    }

    private boolean isHead(Peer peer, Peer of) {
        return scene.beliefOf(of)
                .map(NodeSnapshot::successors)
                .filter(list -> !list.isEmpty() && list.get(0).equals(peer))
                .isPresent();
    }

    /** Something has come of the round that a node had begun last at this moment. */
    void taught(Peer node, long nanos) {
        for (int i = all.size() - 1; i >= 0; i--) {
            Round round = all.get(i);
            if (round.whose.equals(node) && round.beganNanos <= nanos) {
                round.taught = true;
                return;
            }
        }
    }

    /** How many rounds that began between these two moments have taught nobody anything. */
    int quietBetween(long fromNanos, long toNanos) {
        return (int) all.stream()
                .filter(round -> !round.taught && round.beganNanos > fromNanos && round.beganNanos <= toNanos)
                .count();
    }
}
