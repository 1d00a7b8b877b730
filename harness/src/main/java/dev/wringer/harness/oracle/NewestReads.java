package dev.wringer.harness.oracle;

import dev.wringer.harness.oracle.KnownVersions.Known;
import dev.wringer.harness.record.Operation;
import dev.wringer.node.block.Version;
import dev.wringer.node.protocol.Peer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A fetch of the newest version claims that no replica holder which answered has a version that wins. That is false if a member
 * that should hold the block had one all the time, could be reached, and there was no doubt about it. Held against it are the
 * version that had been acknowledged to anybody, and the one that the same client had fetched before: what it has seen it sees
 * again (monotonic reads), whether its storage was acknowledged or not.
 */
record NewestReads() implements TruthCheck {

    @Override
    public List<Caught> check(GroundTruth truth) {
        Writes writes = Writes.of(truth);
        Sessions sessions = Sessions.of(truth);
        return RecordedOperations.check(
                truth, Operation.Kind.FETCH, true, fetch -> check(fetch, writes, sessions, truth));
    }

    @Override
    public List<Caught> checkUnfinished(GroundTruth truth) {
        return List.of();
    }

    private static Optional<Violation> check(Operation fetch, Writes writes, Sessions sessions, GroundTruth truth) {
        if (!fetch.newest() || fetch.version().isEmpty()) {
            return Optional.empty();
        }
        Version brought = fetch.version().get();
        return Stream.concat(
                        writes.acknowledged(fetch.key(), fetch.invokedNanos()).stream(),
                        sessions.fetchedBefore(fetch).stream())
                .filter(known -> known.version().supersedes(brought))
                .sorted(Comparator.comparing(Known::version).reversed())
                .flatMap(known ->
                        certainHolder(fetch, known.version(), truth)
                                .map(holder -> violation(fetch, brought, known, holder))
                                .stream())
                .findFirst();
    }

    private static Optional<Peer> certainHolder(Operation fetch, Version version, GroundTruth truth) {
        CertainHolder certain = new CertainHolder(fetch, truth);
        return truth.inventories().holdersAt(fetch.key(), version, fetch.invokedNanos()).stream()
                .filter(certain::shouldHoldForLong)
                .filter(holder -> certain.isBeyondDoubt(
                        holder, later -> later.holdersOf(fetch.key(), version).contains(holder)))
                .findFirst();
    }

    private static Violation violation(Operation fetch, Version brought, Known known, Peer holder) {
        String why = known.operation().kind() == Operation.Kind.STORE
                ? ", which was acknowledged before, alive and within reach"
                : ", which the same client had fetched as operation "
                        + known.operation().number() + ", alive and within reach";
        return new Violation(
                "NewestReads",
                "fetch " + fetch.number() + " at " + fetch.origin() + " brought version " + brought + " of "
                        + fetch.key().toShortString() + " as the newest, although " + holder + " held "
                        + known.version() + why,
                List.of(holder));
    }
}
