package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Release;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of the operations of a ring with two releases of the node, told apart by the release of the node that was
 * asked, and by that of the node that owned the key, both when it was asked. No verdict.
 *
 * @param pairs one for each of the four
 */
public record ReleaseResults(List<Pair> pairs) {

    /** Takes a copy. */
    public ReleaseResults {
        pairs = List.copyOf(pairs);
    }

    /**
     * The operations that a node of one release was asked for, and a node of one release owned.
     *
     * @param asked the release of the node that was asked
     * @param owner the release of the owner
     * @param operations how many there are
     * @param failed how many of them failed, lookups that named another owner included
     */
    public record Pair(Release asked, Release owner, long operations, long failed) {}

    /** Those of all operations, whichever ring of the trial they are of. */
    public static ReleaseResults of(GroundTruth truth) {
        OperationFailures failures = new OperationFailures(truth);
        List<Event.Deployed> deployed = truth.all(Event.Deployed.class).toList();
        Map<List<Release>, long[]> counts = new HashMap<>(); // looked up only
        for (Operation operation : truth.operations()) {
            IdealRing ring = truth.timeline().at(operation.invokedNanos());
            if (!ring.members().isEmpty()) {
                String owner = ring.ownerOf(operation.key()).host();
                long[] count = counts.computeIfAbsent(
                        List.of(
                                at(deployed, operation.origin().host(), operation.invokedNanos()),
                                at(deployed, owner, operation.invokedNanos())),
                        pair -> new long[2]);
                count[0]++;
                count[1] += failures.of(operation).isPresent() ? 1 : 0;
            }
        }
        List<Pair> pairs = new ArrayList<>();
        for (Release asked : Release.values()) {
            for (Release owner : Release.values()) {
                long[] count = counts.getOrDefault(List.of(asked, owner), new long[2]);
                pairs.add(new Pair(asked, owner, count[0], count[1]));
            }
        }
        return new ReleaseResults(pairs);
    }

    private static Release at(List<Event.Deployed> deployed, String host, long nanos) {
        return deployed.stream()
                .filter(event -> event.atNanos() <= nanos && event.hosts().contains(host))
                .map(Event.Deployed::release)
                .reduce(Release.BASELINE, (one, later) -> later);
    }
}
