package dev.wringer.harness.sim;

import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.node.block.Block;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.ChordReply.Neighbours;
import dev.wringer.node.protocol.ChordRequest.Farewell;
import dev.wringer.node.protocol.ChordRequest.GetNeighbours;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at what simulated nodes believe and hold, and at what is on its way to them. */
final class SimSurvey {

    static final Comparator<SimNode> BY_ID =
            Comparator.comparing(node -> node.self().id());

    private final World world;
    private final NodeCode code;
    private final int successors;
    private final IdentityHashMap<Block, Optional<Version>> authentic =
            new IdentityHashMap<>(); // the versions of those that are; blocks never change: verified once

    /** @param successors the length of the successor lists */
    SimSurvey(World world, NodeCode code, int successors) {
        this.world = world;
        this.code = code;
        this.successors = successors;
    }

    /** What these members believe, and what is on its way to them and to those that join. */
    RingSnapshot snapshot(List<SimNode> members) {
        Map<SimNode, List<List<Peer>>> arriving = arrivingLists();
        List<NodeSnapshot> snapshots = new ArrayList<>(members.size());
        for (SimNode node : members) {
            snapshots.add(snapshot(node, arriving));
        }
        List<NodeSnapshot> joining = arriving.keySet().stream()
                .filter(node -> !node.isMember())
                .sorted(BY_ID)
                .map(node -> snapshot(node, arriving))
                .toList();
        return new RingSnapshot(world.now(), snapshots, joining);
    }

    private NodeSnapshot snapshot(SimNode node, Map<SimNode, List<List<Peer>>> arriving) {
        return code.ask(node, () -> node.snapshot(arriving.getOrDefault(node, List.of())));
    }

    /** The lists on their way to live nodes: for ZAVE'17 they are in force from the moment at which they were sent. */
    private Map<SimNode, List<List<Peer>>> arrivingLists() {
        Map<SimNode, List<List<Peer>>> arriving = new HashMap<>();
        world.forEachEvent(event -> {
            if (event instanceof Exchange<?> exchange) {
                noteAnswer(exchange, arriving);
                noteFarewell(exchange, arriving);
                noteSilence(exchange, arriving);
            }
        });
        return arriving;
    }

    private void noteAnswer(Exchange<?> exchange, Map<SimNode, List<List<Peer>>> arriving) {
        SimNode receiver = exchange.receiverOfAnswer();
        SimNode sender = exchange.target();
        if (receiver == null || sender == null || !(exchange.reply() instanceof Neighbours neighbours)) {
            return;
        }
        if (!receiver.isMember()) {
            List<Peer> others = new ArrayList<>(neighbours.successors());
            others.remove(receiver.self()); // who is still listed from before its host went down
            arriving.computeIfAbsent(receiver, node -> new ArrayList<>()).add(others);
        } else if (mayBecomeHead(sender.self(), receiver)) {
            arriving.computeIfAbsent(receiver, node -> new ArrayList<>()).add(afterHead(sender, neighbours));
        }
    }

    /** Whether it is the head of the list, lies before it, or all entries are dead: others are asked for other reasons. */
    private boolean mayBecomeHead(Peer peer, SimNode owner) {
        List<Peer> list = owner.chord().successors();
        return list.stream().noneMatch(this::isMember)
                || peer.equals(list.get(0))
                || peer.id().isBetween(owner.self().id(), list.get(0).id());
    }

    private boolean isMember(Peer peer) {
        SimNode node = world.find(peer);
        return node != null && node.isMember();
    }

    /** Whoever has a leaver for its successor takes over that one's list. */
    private static void noteFarewell(Exchange<?> exchange, Map<SimNode, List<List<Peer>>> arriving) {
        SimNode receiver = exchange.receiverOfRequest();
        if (receiver != null
                && receiver.isMember()
                && exchange.request() instanceof Farewell farewell
                && !farewell.successors().isEmpty()
                && receiver.chord()
                        .successors()
                        .head()
                        .filter(farewell.leaver()::equals)
                        .isPresent()) {
            arriving.computeIfAbsent(receiver, node -> new ArrayList<>())
                    .add(receiver.chord().successors().adopt(farewell.successors()));
        }
    }

    /** Whoever waits in vain for the answer of its successor, though that lives, or is back, will drop it. */
    private void noteSilence(Exchange<?> exchange, Map<SimNode, List<List<Peer>>> arriving) {
        SimNode caller = exchange.callerInVain();
        SimNode silent = exchange.target();
        if (caller != null
                && caller.isMember()
                && silent != null
                && isMember(silent.self())
                && exchange.request() instanceof GetNeighbours
                && caller.chord().successors().size() > 1
                && caller.chord()
                        .successors()
                        .head()
                        .filter(silent.self()::equals)
                        .isPresent()) {
            arriving.computeIfAbsent(caller, node -> new ArrayList<>())
                    .add(caller.chord().successors().without(silent.self()));
        }
    }

    /** What stabilize makes of the answer; a node that joins takes the list as it is. */
    private List<Peer> afterHead(SimNode head, Neighbours neighbours) {
        List<Peer> list = new ArrayList<>(successors);
        list.add(head.self());
        List<Peer> following = neighbours.successors();
        list.addAll(following.subList(0, Math.min(successors - 1, following.size())));
        return list;
    }

    /** Which of these members hold authentic copies of which blocks. */
    Holdings holdings(List<SimNode> members) {
        Holdings.Builder holdings = new Holdings.Builder();
        for (SimNode node : members) {
            code.run(node, () -> held(node).forEach(key -> noteHolder(node, key, holdings)));
        }
        return holdings.at(world.now());
    }

    /** Which of these members hold authentic copies of the blocks under these keys. */
    Holdings holdings(List<SimNode> members, Collection<RingId> keys) {
        Set<RingId> wanted = new HashSet<>(keys);
        Holdings.Builder holdings = new Holdings.Builder();
        for (SimNode node : members) {
            code.run(node, () -> noteHolder(node, wanted, holdings));
        }
        return holdings.at(world.now());
    }

    private static Set<RingId> held(SimNode node) {
        return node.blocks().versions().keySet();
    }

    private void noteHolder(SimNode node, Set<RingId> wanted, Holdings.Builder holdings) {
        Set<RingId> held = held(node);
        boolean fewWanted = wanted.size() < held.size();
        for (RingId key : fewWanted ? wanted : held) {
            if (fewWanted || wanted.contains(key)) {
                noteHolder(node, key, holdings);
            }
        }
    }

    private void noteHolder(SimNode node, RingId key, Holdings.Builder holdings) {
        node.blocks()
                .get(key)
                .flatMap(this::authenticVersion)
                .ifPresent(version -> holdings.held(key, version, node.self()));
    }

    private Optional<Version> authenticVersion(Block block) {
        return authentic.computeIfAbsent(
                block, each -> each.isAuthentic() ? Optional.of(each.version()) : Optional.empty());
    }
}
