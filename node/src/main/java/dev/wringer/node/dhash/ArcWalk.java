package dev.wringer.node.dhash;

import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.chord.LookupResult;
import dev.wringer.node.id.Arc;
import dev.wringer.node.protocol.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Goes through blocks that a node holds, arc by arc: one lookup tells the placement of all blocks between two neighbouring
 * nodes (CFS'01 §5.1).
 */
final class ArcWalk {

    /** What to do with the blocks of one arc. */
    @FunctionalInterface
    interface Visitor {

        /**
         * Visits an arc.
         *
         * @param arc from the predecessor of the owner to the owner
         * @param blocks those that the walking node holds there, at least one
         * @param found how the arc was found
         * @return kept when the walk may go on, with the number of replicas found missing; never broken
         */
        Promise<Integer> visit(Arc arc, List<BlockVersion> blocks, LookupResult found);
    }

    private final Dhash node;
    private final List<BlockVersion> remaining;
    private final Visitor visitor;
    private final BooleanSupplier mayGoOn;
    private final Promise<Integer> done = new Promise<>();

    private int missing;

    private ArcWalk(Dhash node, List<BlockVersion> blocks, Visitor visitor, BooleanSupplier mayGoOn) {
        this.node = node;
        this.remaining = new ArrayList<>(blocks);
        this.visitor = visitor;
        this.mayGoOn = mayGoOn;
    }

    /** Has {@code visitor} visit each arc that contains some of {@code blocks}; never broken. */
    static Promise<Integer> over(Dhash node, List<BlockVersion> blocks, Visitor visitor, BooleanSupplier mayGoOn) {
        ArcWalk walk = new ArcWalk(node, blocks, visitor, mayGoOn);
        walk.next();
        return walk.done;
    }

    private void next() {
        if (remaining.isEmpty() || !mayGoOn.getAsBoolean()) {
            done.keep(missing);
            return;
        }
        BlockVersion first = remaining.remove(0);
        node.chord()
                .lookup(first.key())
                .then(found -> visit(first, found), why -> next()); // where it belongs will be seen in a later round
    }

    private void visit(BlockVersion first, LookupResult found) {
        Arc arc = new Arc(found.predecessor().id(), found.owner().id());
        List<BlockVersion> inArc = new ArrayList<>();
        inArc.add(first);
        for (BlockVersion block : remaining) {
            if (arc.contains(block.key())) {
                inArc.add(block);
            }
        }
        remaining.removeAll(inArc);
        visitor.visit(arc, inArc, found)
                .then(
                        replicas -> {
                            missing += replicas;
                            next();
                        },
                        why -> next());
    }
}
