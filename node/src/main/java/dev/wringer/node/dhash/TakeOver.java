package dev.wringer.node.dhash;

import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.id.Arc;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What a node does as soon as it has joined (TON'03 §IV-E.1, "transfer"; CFS'01 §5.1): it fetches the blocks of
 * {@code (predecessor, self]}, for which it is responsible from now on, from its successor, which was until now. The list with
 * which it has joined may begin with some that have died or left since: the first that answers has been their heir.
 */
final class TakeOver implements RepairStep {

    private final Dhash node;

    TakeOver(Dhash node) {
        this.node = node;
    }

    @Override
    public Promise<Integer> run(BooleanSupplier mayGoOn) {
        Promise<Integer> done = new Promise<>();
        List<Peer> successors = node.chord().successors();
        node.chord()
                .predecessor()
                .map(predecessor ->
                        new Arc(predecessor.id(), node.chord().self().id()))
                .ifPresentOrElse(own -> from(successors, own, mayGoOn, done), () -> done.keep(0));
        return done;
    }

    private void from(List<Peer> successors, Arc own, BooleanSupplier mayGoOn, Promise<Integer> done) {
        if (successors.isEmpty()) {
            done.keep(0);
            return;
        }
        Peer successor = successors.get(0);
        Reconciliation.between(node, successor, own, mayGoOn)
                .then(
                        difference -> fetch(successor, difference.missingHere(), mayGoOn)
                                .forwardTo(done),
                        why -> from(successors.subList(1, successors.size()), own, mayGoOn, done));
    }

    private Promise<Integer> fetch(Peer successor, List<BlockVersion> missing, BooleanSupplier mayGoOn) {
        return new Transfers(node, mayGoOn).fetch(successor, missing).map(fetched -> missing.size());
    }
}
