package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Holdings;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Nobody holds a version that no client can have stored. No failure of any kind excuses it. */
record HeldVersions() implements TruthCheck {

    @Override
    public List<Caught> check(GroundTruth truth) {
        Writes writes = Writes.of(truth);
        List<Caught> caught = new ArrayList<>();
        for (int i = 0; i < truth.events().size(); i++) {
            if (truth.events().get(i) instanceof Event.Inventory inventory) {
                int position = truth.position(i);
                first(inventory.holdings(), writes)
                        .map(violation -> new Caught(violation, inventory.atNanos(), position, false))
                        .ifPresent(caught::add);
            }
        }
        return caught;
    }

    @Override
    public List<Caught> checkUnfinished(GroundTruth truth) {
        return check(truth);
    }

    private static Optional<Violation> first(Holdings holdings, Writes writes) {
        return holdings.versions().entrySet().stream()
                .flatMap(block -> holdings.holdersOf(block.getKey()).stream()
                        .flatMap(holder -> Optional.ofNullable(block.getValue().get(holder)).stream()
                                .flatMap(version -> objection(block.getKey(), version, holder, holdings, writes))))
                .findFirst();
    }

    private static Stream<Violation> objection(
            RingId key, Version version, Peer holder, Holdings holdings, Writes writes) {
        return writes
                .objection(key, version, holdings.atNanos())
                .map(objection -> new Violation(
                        "HeldVersions",
                        holder + " holds version " + version + " of " + key.toShortString() + " at "
                                + Seconds.text(holdings.atNanos()) + ", " + objection,
                        List.of(holder)))
                .stream();
    }
}
