package dev.wringer.harness.ring;

import dev.wringer.harness.oracle.BlockReplicas;
import dev.wringer.node.id.RingId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Full replication, looked for again and again. As long as the block that was found incomplete last still is, there is no
 * need to look at the others.
 */
final class AwaitedReplication implements Condition {

    private final List<RingId> keys;

    private Optional<RingId> suspect = Optional.empty(); // incomplete when everything was looked at last

    AwaitedReplication(List<RingId> keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return "fully replicated";
    }

    @Override
    public Optional<String> missing(Ring ring) {
        Optional<BlockReplicas> incomplete = suspect.flatMap(key -> firstIncomplete(ring, List.of(key)));
        if (incomplete.isEmpty()) {
            incomplete = firstIncomplete(ring, keys);
        }
        suspect = incomplete.map(BlockReplicas::key);
        return incomplete.map(BlockReplicas::toString);
    }

    @Override
    public Optional<Progress> progress(RingSpec spec) {
        Duration interval = spec.node().dhash().repairInterval();
        Duration longest = interval.plus(interval.dividedBy(2)); // a round comes within half and one and a half of it
        Duration round = longest.plus(spec.node().dhash().storeTimeout());
        return Optional.of(new Progress(round, "repair", ring -> ring.census(keys)));
    }

    private static Optional<BlockReplicas> firstIncomplete(Ring ring, List<RingId> keys) {
        return ring.census(keys).firstIncomplete();
    }
}
