package dev.wringer.node.dhash;

import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.chord.LookupResult;
import dev.wringer.node.id.Arc;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Global maintenance: walks the replicas held outside the own arc. Those that belong elsewhere, because nodes have come
 * in between, are pushed to where they belong; once all k holders have them, and have verified theirs, they are dropped here.
 */
final class GlobalRepair implements RepairStep {

    private final Dhash node;

    GlobalRepair(Dhash node) {
        this.node = node;
    }

    @Override
    public Promise<Integer> run(BooleanSupplier mayGoOn) {
        List<BlockVersion> foreign = new ArrayList<>();
        for (BlockVersion block : node.held().versions()) {
            if (!node.responsibility().isOwn(block.key())) {
                foreign.add(block);
            }
        }
        return ArcWalk.over(node, foreign, (arc, blocks, found) -> visit(arc, blocks, found, mayGoOn), mayGoOn);
    }

    private Promise<Integer> visit(Arc arc, List<BlockVersion> blocks, LookupResult found, BooleanSupplier mayGoOn) {
        Placement placement = node.placementOf(found, List.of());
        if (placement.contains(node.chord().self())) {
            node.responsibility().confirm(arc);
            return Promise.of(0);
        }
        List<Peer> holders = placement.holders();
        return Spread.over(node, holders, blocks, mayGoOn).map(spread -> {
            if (holders.size() == placement.replicas()) {
                drop(blocks, spread);
            }
            return spread.missing();
        });
    }

    private void drop(List<BlockVersion> blocks, Spread.Result spread) {
        for (BlockVersion block : blocks) {
            boolean countedOn = node.claims().contains(block.key()); // by somebody who asked meanwhile
            if (spread.heldByAll().contains(block.key()) && node.held().holds(block) && !countedOn) {
                node.held().store().remove(block.key());
            }
        }
    }
}
