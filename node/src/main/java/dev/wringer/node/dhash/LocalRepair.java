package dev.wringer.node.dhash;

import dev.wringer.node.chord.ChordNode;
import dev.wringer.node.id.Arc;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Local maintenance (CFS'01 §5.1): the owner of an arc reconciles it with each of the other replica holders
 * among its successors. It fetches what it lacks itself, and has the others hold what they lack.
 */
final class LocalRepair implements RepairStep {

    private final Dhash node;

    LocalRepair(Dhash node) {
        this.node = node;
    }

    @Override
    public Promise<Integer> run(BooleanSupplier mayGoOn) {
        ChordNode chord = node.chord();
        if (chord.predecessor().isEmpty()) {
            return Promise.of(0); // which arc it owns will be known as soon as its predecessor notifies it
        }
        Arc own = new Arc(chord.predecessor().get().id(), chord.self().id());
        List<Peer> others = Placement.around(chord, node.settings().replicas()).holders();
        return new Run(own, others.subList(1, others.size()), mayGoOn).begin();
    }

    /** One run, which sees the neighbours as they were when it began. */
    private final class Run {

        private final Arc own;
        private final List<Peer> others;
        private final BooleanSupplier mayGoOn;
        private final Transfers transfers;
        private final Promise<Integer> done = new Promise<>();

        private int next; // index of the next one to reconcile with
        private int missing;
        private boolean earlierOnesLackSomething; // fetched from one of the others after reconciling with some
        private boolean secondPass;

        Run(Arc own, List<Peer> others, BooleanSupplier mayGoOn) {
            this.own = own;
            this.others = others;
            this.mayGoOn = mayGoOn;
            this.transfers = new Transfers(node, mayGoOn);
        }

        Promise<Integer> begin() {
            reconcileNext();
            return done;
        }

        private void reconcileNext() {
            if (next == others.size() && earlierOnesLackSomething && !secondPass) {
                secondPass = true;
                next = 0;
            }
            if (next == others.size() || !mayGoOn.getAsBoolean()) {
                done.keep(missing);
                return;
            }
            Peer other = others.get(next++);
            Reconciliation.between(node, other, own, mayGoOn)
                    .then(difference -> exchange(other, difference), why -> reconcileNext());
        }

        private void exchange(Peer other, Difference difference) {
            missing +=
                    difference.missingHere().size() + difference.missingThere().size();
            transfers
                    .fetch(other, difference.missingHere())
                    .then(
                            fetched -> {
                                earlierOnesLackSomething |= fetched > 0 && next > 1;
                                push(other, difference);
                            },
                            why -> reconcileNext());
        }

        private void push(Peer other, Difference difference) {
            transfers.push(other, difference.missingThere()).then(pushed -> reconcileNext(), why -> reconcileNext());
        }
    }
}
