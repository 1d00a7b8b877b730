package dev.wringer.node.grpc;

import dev.wringer.node.host.FoundedRing;
import dev.wringer.node.host.HostContacts;
import dev.wringer.node.host.VirtualNode;
import dev.wringer.node.protocol.Peer;
import io.grpc.BindableService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;

/**
 * Makes a host's virtual nodes members of a ring, in the way that its settings say. Used on the host's event loop only,
 * but for {@link #service}.
 */
final class Entrance {

    /** Told how it goes. */
    interface Outcome {
        /** This node is a member, and may be maintained from now on. */
        void entered(VirtualNode node);

        /** All nodes are members. */
        void complete();

        /** They cannot become members. */
        void impossible(String why);
    }

    private final HostSettings settings;
    private final VirtualNodes nodes;
    private final Logger log;
    private final Outcome outcome;
    private final Optional<Founders> founders;

    /**
     * Nobody is a member yet.
     *
     * @param incarnation a number that the process has drawn when it started
     */
    Entrance(
            HostSettings settings,
            long incarnation,
            VirtualNodes nodes,
            EventLoop loop,
            Channels channels,
            Logger log,
            Outcome outcome) {
        this.settings = settings;
        this.nodes = nodes;
        this.log = log;
        this.outcome = outcome;
        this.founders = settings.wayIn() instanceof WayIn.Founding founding
                ? Optional.of(new Founders(
                        settings, founding.hosts(), incarnation, loop, channels, log, new FoundingOutcome()))
                : Optional.empty();
    }

    /** What the host has to serve so that others can enter together with it. */
    Optional<BindableService> service() {
        return founders.map(Founders::service);
    }

    /** Begins. To be called once. */
    void enter() {
        if (nodes.anyRemembersItsRing()) {
            join(others());
        } else if (settings.wayIn() instanceof WayIn.Joining joining) {
            join(joining.hosts());
        } else if (settings.wayIn() instanceof WayIn.Assembled assembled) {
            assemble(assembled.hosts());
        } else {
            founders.ifPresent(Founders::seek);
        }
    }

    /** The hosts that the settings name, whatever for: some of them may be members. */
    private List<String> others() {
        return settings.wayIn().hosts().stream()
                .filter(host -> !host.equals(settings.advertise()))
                .toList();
    }

    private void assemble(List<String> hosts) {
        FoundedRing ring = new FoundedRing(hosts.stream()
                .flatMap(host -> IntStream.range(0, nodes.count()).mapToObj(number -> Peer.at(host, number)))
                .toList());
        int successors = settings.node().chord().successors();
        if (ring.size() <= successors) {
            outcome.impossible(
                    "a ring of " + ring.size() + " nodes is too small for lists of " + successors + " successors");
            return;
        }
        nodes.forEach(ring::admit);
        allEntered();
    }

    private void join(List<String> hosts) {
        log.atInfo().addKeyValue("through", String.join(",", hosts)).log("joining");
        HostContacts contacts =
                new HostContacts(hosts.stream().map(host -> Peer.at(host, 0)).toList(), nodes.peers());
        List<Peer> joined = new ArrayList<>();
        for (VirtualNode node : nodes) {
            node.join(contacts.of(node.chord().self()))
                    .then(
                            self -> {
                                outcome.entered(node);
                                joined.add(self);
                                if (joined.size() == nodes.count()) {
                                    outcome.complete();
                                }
                            },
                            why -> outcome.impossible("could not join: " + why));
        }
    }

    private void allEntered() {
        nodes.forEach(outcome::entered);
        outcome.complete();
    }

    /** What the founders' meeting comes to. */
    private final class FoundingOutcome implements Founders.Outcome {
        @Override
        public void found(List<Peer> peers) {
            FoundedRing ring = new FoundedRing(peers);
            nodes.forEach(ring::admit);
        }

        @Override
        public void settled() {
            allEntered();
        }

        @Override
        public void late(List<String> members) {
            join(members);
        }

        @Override
        public void impossible(String why) {
            outcome.impossible(why);
        }
    }
}
