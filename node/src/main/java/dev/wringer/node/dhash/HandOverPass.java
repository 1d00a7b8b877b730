package dev.wringer.node.dhash;

import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.block.Version;
import dev.wringer.node.chord.LookupResult;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.RpcFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * One pass of a leaving node over blocks that it holds: looks up who should hold each once this node is gone, its heirs,
 * and offers it to all of them at once. In place of an heir that is leaving too, does not answer or has no room, the next
 * successor on another host is an heir, in the same pass.
 */
public final class HandOverPass {

    private final Dhash node;
    private final boolean passesOver; // those who do not take what they are offered
    private final BooleanSupplier mayGoOn;
    private final PassedOver passedOver; // grows
    private final SortedMap<RingId, Taken> taken = new TreeMap<>();
    private final Promise<Result> result = new Promise<>();
    private boolean nobodyStays; // seen from some block
    private int underway = 1; // arcs whose heirs have not answered yet, and the walk that finds more

    /**
     * What was handed over.
     *
     * @param version of the block
     * @param heirs who have said that they hold it, at least one
     */
    public record Taken(Version version, Set<Peer> heirs) {

        /** Whether all who have taken {@code other} had taken that before. */
        boolean covers(Taken other) {
            return version.equals(other.version()) && heirs.containsAll(other.heirs());
        }

        /** Together with what was taken later. */
        Taken and(Taken later) {
            Set<Peer> all = new LinkedHashSet<>(later.heirs());
            if (version.equals(later.version())) {
                all.addAll(heirs);
            }
            return new Taken(later.version(), all);
        }
    }

    /**
     * What a pass came to.
     *
     * @param taken what all its heirs hold now; what is not there was not handed over
     * @param nobodyStays whether some block has no heir at all, although the whole ring is known
     */
    public record Result(SortedMap<RingId, Taken> taken, boolean nobodyStays) {}

    private HandOverPass(Dhash node, PassedOver passedOver, boolean passesOver, BooleanSupplier mayGoOn) {
        this.node = node;
        this.passedOver = passedOver;
        this.passesOver = passesOver;
        this.mayGoOn = mayGoOn;
    }

    /**
     * Offers {@code blocks} to whoever is to hold them, going round those that are leaving or silent.
     *
     * @param passedOver who is not asked; whoever turns out to be such is added
     * @param mayGoOn asked before each new message
     * @return never broken
     */
    static Promise<Result> over(Dhash node, List<BlockVersion> blocks, PassedOver passedOver, BooleanSupplier mayGoOn) {
        return new HandOverPass(node, passedOver, true, mayGoOn).run(blocks);
    }

    /** Offers everything that {@code node} holds to the successors that it sees, whatever they say. */
    public static Promise<Result> once(Dhash node, BooleanSupplier mayGoOn) {
        return new HandOverPass(node, new PassedOver(), false, mayGoOn)
                .run(node.held().versions());
    }

    private Promise<Result> run(List<BlockVersion> blocks) {
        ArcWalk.over(node, blocks, (arc, inArc, found) -> begin(inArc, found), mayGoOn)
                .then(walked -> ended(), why -> ended());
        return result;
    }

    /** The walk goes on meanwhile: a slow or silent heir of one arc holds up no other arc. */
    private Promise<Integer> begin(List<BlockVersion> blocks, LookupResult found) {
        underway++;
        visit(blocks, found).then(visited -> ended(), why -> ended());
        return Promise.of(0);
    }

    private void ended() {
        underway--;
        if (underway == 0) {
            result.keep(new Result(taken, nobodyStays));
        }
    }

    private Promise<Integer> visit(List<BlockVersion> blocks, LookupResult found) {
        Promise<Integer> visited = new Promise<>();
        offerToAll(blocks, found, visited);
        return visited;
    }

    private void offerToAll(List<BlockVersion> blocks, LookupResult found, Promise<Integer> visited) {
        List<Peer> absent = absent(found);
        if (!passesOver || node.placementOf(found, absent).isWhole()) {
            offer(blocks, found, visited);
        } else { // a list that has lost entries is no small ring, and one of leavers no empty one
            Wider.than(node.chord(), found, absent, node.settings().replicas())
                    .then(wider -> offer(blocks, wider, visited), why -> offer(blocks, found, visited));
        }
    }

    private void offer(List<BlockVersion> blocks, LookupResult found, Promise<Integer> visited) {
        List<Peer> absent = absent(found);
        List<Peer> heirs = node.placementOf(found, absent).holders();
        if (heirs.isEmpty()) {
            nobodyStays |=
                    Placement.namesEverybody(found, node.chord().settings().successors());
            visited.keep(0);
            return;
        }
        Map<Peer, Offering.Result> results = new LinkedHashMap<>();
        for (Peer heir : heirs) {
            Offering.to(node, heir, blocks, absent, mayGoOn)
                    .then(
                            result -> {
                                results.put(heir, result);
                                if (results.size() == heirs.size()) {
                                    take(blocks, found, results, visited);
                                }
                            },
                            why -> {});
        }
    }

    /** This host's other virtual nodes share its fate; the others have said something, or nothing. */
    private List<Peer> absent(LookupResult found) {
        Peer self = node.chord().self();
        List<Peer> absent = new ArrayList<>(List.of(self));
        for (Peer peer : Placement.successorsOf(found, node.chord().settings().successors())) {
            if (!peer.equals(self) && (peer.sharesHostWith(self) || passedOver.contains(peer))) {
                absent.add(peer);
            }
        }
        return List.copyOf(absent);
    }

    private void take(
            List<BlockVersion> blocks,
            LookupResult found,
            Map<Peer, Offering.Result> results,
            Promise<Integer> visited) {
        results.forEach((heir, offered) -> offered.failure().ifPresent(why -> passOver(heir, why)));
        if (results.keySet().stream().anyMatch(passedOver::contains) && mayGoOn.getAsBoolean()) {
            offerToAll(blocks, found, visited); // what the rest has taken it holds, and says so again
            return;
        }
        Set<Peer> heirs = new LinkedHashSet<>(results.keySet());
        for (BlockVersion block : blocks) {
            if (results.values().stream().allMatch(result -> result.held().contains(block.key()))) {
                taken.put(block.key(), new Taken(block.version(), heirs));
            }
        }
        visited.keep(0);
    }

    private void passOver(Peer heir, RpcFailure why) {
        if (passesOver) {
            passedOver.add(heir, why);
        }
    }
}
