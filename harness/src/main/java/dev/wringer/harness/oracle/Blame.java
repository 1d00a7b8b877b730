package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Operation;
import dev.wringer.node.protocol.Peer;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is not held against the protocol because some hosts misbehave on purpose: operations that came to nothing, claims
 * in which one of them is named, and lost blocks, for a holder may have been one. Where they tell others false
 * neighbours, nobody can know whom it should have asked or named, and no claim is held against anybody. What is given to
 * clients must be genuine all the same.
 */
final class Blame {

    private final GroundTruth truth;
    private final Set<String> hosts;
    private final boolean misleading;

    private Blame(GroundTruth truth, Set<String> hosts, boolean misleading) {
        this.truth = truth;
        this.hosts = hosts;
        this.misleading = misleading;
    }

    static Blame of(GroundTruth truth) {
        Set<String> hosts = new HashSet<>();
        truth.all(Event.Mixed.class).forEach(mixed -> hosts.addAll(mixed.hosts()));
        boolean misleading = truth.all(Event.Mixed.class).anyMatch(Event.Mixed::misleading);
        return new Blame(truth, hosts, misleading);
    }

    /** Whether a check's catch is the doing of hosts that misbehave. */
    boolean excuses(TruthCheck check, Caught one) {
        return !hosts.isEmpty() && !isOfAuthenticity(check) && concerns(truth.at(one.position()));
    }

    private static boolean isOfAuthenticity(TruthCheck check) {
        return check instanceof FetchedBlocks || check instanceof FetchedVersions;
    }

    private boolean concerns(Event proof) {
        return misleading
                || !(proof instanceof Event.Completed completed)
                || !completed.operation().succeeded()
                || names(completed.operation());
    }

    private boolean names(Operation operation) {
        return Stream.of(
                        operation.answeredBy().stream().toList(),
                        operation.replicas(),
                        operation.path(),
                        operation.dead())
                .flatMap(Collection<Peer>::stream)
                .anyMatch(peer -> hosts.contains(peer.host()));
    }
}
