package dev.wringer.harness.sim;

import dev.wringer.harness.sim.Sighting.Answered;
import dev.wringer.harness.sim.Sighting.Asked;
import dev.wringer.harness.sim.Sighting.Believes;
import dev.wringer.harness.sim.Sighting.Received;
import dev.wringer.harness.sim.Sighting.Unanswered;
import dev.wringer.node.host.Ports;
import dev.wringer.node.port.Network;
import dev.wringer.node.port.NodeEvents;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.Reply;
import dev.wringer.node.protocol.Request;
import java.util.function.Consumer;

/**
 * Stands between nodes and their surroundings and tells an onlooker of what passes. It changes nothing: neither what happens nor
 * when.
 */
final class Lookout {

    private final World world;
    private final Consumer<Sighting> onlooker;

    Lookout(World world, Consumer<Sighting> onlooker) {
        this.world = world;
        this.onlooker = onlooker;
    }

    /** These surroundings of a node, looked on. */
    Ports around(SimNode node, Peer self, Ports own) {
        return new Ports(
                network(self, own.network()),
                own.timers(),
                own.entropy(),
                new WatchedStore(own.blocks(), self, world, onlooker),
                own.memory(),
                events(node, own.events()),
                own.roundTrips());
    }

    /** A request has come to this node. */
    void received(SimNode node, SimNode asker, Request<?> request) {
        onlooker.accept(new Received(world.now(), node.self(), asker.self(), request));
    }

    private Network network(Peer self, Network own) {
        return new Network() {
            @Override
            public <R extends Reply> Promise<R> call(Peer target, Request<R> request, long timeoutNanos) {
                long since = world.now();
                onlooker.accept(new Asked(since, self, target, request));
                Promise<R> answer = own.call(target, request, timeoutNanos);
                answer.then(
                        reply -> onlooker.accept(new Answered(world.now(), self, target, request, since, reply)),
                        why -> onlooker.accept(new Unanswered(world.now(), self, target, request, since, why)));
                return answer;
            }
        };
    }

    private NodeEvents events(SimNode node, NodeEvents own) {
        return new NodeEvents() {
            @Override
            public void neighboursChanged() {
                onlooker.accept(new Believes(world.now(), node.neighbours()));
                own.neighboursChanged();
            }

            @Override
            public void stranded() {
                own.stranded();
            }

            @Override
            public void blockRepaired() {
                own.blockRepaired();
            }
        };
    }
}
