package dev.wringer.node.dhash;

import dev.wringer.node.id.Arc;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What a node does as soon as it has joined (TON'03 §IV-E.1, "transfer"; CFS'01 §5.1): it fetches the blocks of
 * {@code (predecessor, self]}, for which it is responsible from now on, from its successor, which was until now.
 */
final class TakeOver implements RepairStep {

    private final Dhash node;

    TakeOver(Dhash node) {
        this.node = node;
    }

    @Override
    public Promise<Integer> run(BooleanSupplier mayGoOn) {
        Optional<Peer> predecessor = node.chord().predecessor();
        Optional<Peer> successor = node.chord().successors().head();
        if (predecessor.isEmpty() || successor.isEmpty()) {
            return Promise.of(0);
        }
        Arc own = new Arc(predecessor.get().id(), node.chord().self().id());
        Promise<Integer> done = new Promise<>();
        Reconciliation.between(node, successor.get(), own, mayGoOn)
                .then(
                        difference -> new Transfers(node, mayGoOn)
                                .fetch(successor.get(), difference.missingHere())
                                .then(
                                        fetched -> done.keep(
                                                difference.missingHere().size()),
                                        done::fail),
                        why -> done.keep(0)); // the successor is dead: the other holders are reconciled with soon
        return done;
    }
}
