package dev.wringer.node.dhash;

import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.chord.LookupResult;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What a node does before it leaves of its own accord (TON'03 §IV-E.5): each of its replicas goes to those that should
 * hold it once this node is gone, if they lack it.
 */
final class HandOver implements RepairStep {

    private final Dhash node;

    HandOver(Dhash node) {
        this.node = node;
    }

    @Override
    public Promise<Integer> run(BooleanSupplier mayGoOn) {
        return ArcWalk.over(
                node, node.held().versions(), (arc, blocks, found) -> visit(blocks, found, mayGoOn), mayGoOn);
    }

    private Promise<Integer> visit(List<BlockVersion> blocks, LookupResult found, BooleanSupplier mayGoOn) {
        List<Peer> leaving = List.of(node.chord().self());
        List<Peer> heirs = node.placementOf(found, leaving).holders();
        return Spread.over(node, heirs, blocks, leaving, mayGoOn).map(Spread.Result::missing);
    }
}
