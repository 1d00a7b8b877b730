package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.Operation;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Optional;

/**
 * Whoever is named as having acknowledged a block holds it. The acknowledgements of each store are compared with the first
 * inventory that was taken after it: those who were members all the time in between, and should have held the block by every
 * membership of that time, must hold it; unless others may have taken them for dead or not have known them yet, and named somebody else
 * in their places: whoever is told of k others drops its copy. Besides, as many must be named as the ring's rules require, each on a host of its own. No failure
 * excuses a false acknowledgement.
 */
record Acknowledgements() implements TruthCheck {

    private static final String NAME = "Acknowledgements";

    @Override
    public List<Caught> check(GroundTruth truth) {
        return RecordedOperations.check(truth, Operation.Kind.STORE, false, store -> check(store, truth));
    }

    @Override
    public List<Caught> checkUnfinished(GroundTruth truth) {
        return RecordedOperations.check(truth, Operation.Kind.STORE, false, store -> Optional.of(store)
                .filter(Operation::succeeded)
                .flatMap(acknowledged -> tooFew(acknowledged, truth)));
    }

    private static Optional<Violation> check(Operation store, GroundTruth truth) {
        return store.succeeded() ? tooFew(store, truth).or(() -> untrue(store, truth)) : Optional.empty();
    }

    private static Optional<Violation> tooFew(Operation store, GroundTruth truth) {
        long hosts = store.replicas().stream().map(Peer::host).distinct().count();
        int required = truth.rules().acknowledgements();
        if (hosts >= required && hosts == store.replicas().size()) {
            return Optional.empty();
        }
        return Optional.of(violation(
                store,
                "was acknowledged by " + Witness.names(store.replicas()) + ": on " + hosts + " hosts, where " + required
                        + " different ones are required",
                store.replicas()));
    }

    private static Optional<Violation> untrue(Operation store, GroundTruth truth) {
        Optional<Holdings> seen = truth.inventories().firstFrom(store.completedNanos());
        return seen.flatMap(holdings -> store.replicas().stream()
                .filter(peer -> shouldHold(peer, store, holdings.atNanos(), truth))
                .filter(peer -> !holders(store, holdings).contains(peer))
                .findFirst()
                .map(liar -> violation(
                        store,
                        "was acknowledged by " + liar + ", which does not hold it at "
                                + Seconds.text(holdings.atNanos()) + "; holders: "
                                + Witness.names(holders(store, holdings)),
                        List.of(liar))));
    }

    /** Whoever has been given a version that wins meanwhile does not hold the one that was stored. */
    private static List<Peer> holders(Operation store, Holdings holdings) {
        return holdings.holdersOf(store.key(), store.version());
    }

    private static boolean shouldHold(Peer peer, Operation store, long nanos, GroundTruth truth) {
        return truth.timeline().isMemberThroughout(peer, store.completedNanos(), nanos)
                && !truth.reachability().wasFrozen(peer.host(), nanos)
                && truth.doubts().about(peer, store.completedNanos(), nanos).isEmpty()
                && truth.timeline()
                        .shouldHoldThroughout(
                                peer, store.key(), truth.rules().replicas(), store.completedNanos(), nanos)
                && isQuietAround(peer, store, nanos, truth);
    }

    /**
     * Whether everybody agrees on who should hold the block: whoever believes that others should, gives its copy to them and drops
     * it. News of those who come, go or are suspected takes its time.
     */
    private static boolean isQuietAround(Peer peer, Operation store, long nanos, GroundTruth truth) {
        long since = store.invokedNanos() - truth.rules().settlingNanos();
        return truth.timeline().everBetween(store.key(), peer, truth.rules().replicas()).stream()
                .allMatch(near ->
                        truth.doubts().about(near, store.invokedNanos(), nanos).isEmpty()
                                && !truth.timeline().changes(near, since, nanos));
    }

    private static Violation violation(Operation store, String what, List<Peer> members) {
        return new Violation(
                NAME,
                "block " + store.key().toShortString() + ", stored at " + store.origin() + " as operation "
                        + store.number() + ", " + what,
                members);
    }
}
