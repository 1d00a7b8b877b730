package dev.wringer.harness.ring;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Hosts that are replaced one by one: the next one when all who come or go have arrived or gone and the ring is ideal again.
 * Nothing here waits.
 */
final class Rollout {

    private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);

    private final WatchedRing ring;
    private final BooleanSupplier isWell;
    private final Duration patience;
    private final Deque<Replacement> left = new ArrayDeque<>();
    private boolean looking; // whether the agenda has the next look
    private long sinceNanos; // when the latest host was stopped, or the first one was to be

    /** @param isWell whether the next host may be stopped */
    Rollout(WatchedRing ring, BooleanSupplier isWell, Duration patience) {
        this.ring = ring;
        this.isWell = isWell;
        this.patience = patience;
    }

    private record Replacement(String host, Consumer<String> deed) {}

    /** Replaces these too, after all others. */
    void add(List<String> hosts, Agenda agenda, Consumer<String> deed) {
        hosts.forEach(host -> left.add(new Replacement(host, deed)));
        if (!looking && !left.isEmpty()) {
            looking = true;
            sinceNanos = ring.now();
            agenda.add(ring.now(), () -> look(agenda)); // what is due now as well is to find nobody on its way out
        }
    }

    /** Whether nobody is to be replaced any more, and the ring was ideal after the last one. */
    boolean isOver() {
        return !looking;
    }

    private void look(Agenda agenda) {
        if (isWell.getAsBoolean()) {
            if (left.isEmpty()) {
                looking = false;
                return;
            }
            Replacement next = left.remove();
            sinceNanos = ring.now();
            next.deed().accept(next.host());
        } else if (ring.now() - sinceNanos > patience.toNanos()) {
            throw new NotReached("the ring is not ideal " + Text.seconds(patience) + " after a host was replaced, and "
                    + left.size() + " are still to be");
        }
        agenda.add(ring.now() + LOOKS_EVERY.toNanos(), () -> look(agenda));
    }
}
