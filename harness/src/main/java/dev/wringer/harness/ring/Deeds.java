package dev.wringer.harness.ring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was begun on a ring and is not over yet. Each must be over within the ring's patience. */
final class Deeds {

    private final Cluster cluster;
    private final Activity.Watcher watcher;
    private final Duration patience;
    private final List<Begun> pending = new ArrayList<>();

    private record Begun(Underway deed, long sinceNanos) {}

    Deeds(Cluster cluster, Activity.Watcher watcher, Duration patience) {
        this.cluster = cluster;
        this.watcher = watcher;
        this.patience = patience;
    }

    void begin(Underway deed) {
        pending.add(new Begun(deed, cluster.nowNanos()));
        look();
    }

    /**
     * Finishes what is over.
     *
     * @throws NotReached if something has taken longer than the ring's patience
     */
    void look() {
        for (Begun begun : List.copyOf(pending)) {
            if (begun.deed().over().getAsBoolean()) {
                if (pending.remove(begun)) { // or what another one has begun has had it looked at already
                    begun.deed().finish().run();
                }
            } else if (cluster.nowNanos() - begun.sinceNanos() > patience.toNanos()) {
                throw late(begun);
            }
        }
    }

    boolean areOver() {
        return pending.isEmpty();
    }

    /** The hosts that come or go, by name. */
    List<String> hosts(Underway.Kind kind) {
        return pending.stream()
                .map(Begun::deed)
                .filter(deed -> deed.kind() == kind)
                .flatMap(deed -> deed.hosts().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Waits until everything is over.
     *
     * @throws NotReached if something takes longer than the ring's patience
     */
    void await() {
        while (!pending.isEmpty()) {
            Begun first = pending.get(0);
            watcher.doing(new Activity(
                    "waiting for hosts",
                    Optional.of(first.deed().missing().get()),
                    Duration.ofNanos(cluster.nowNanos() - first.sinceNanos()),
                    Optional.of(patience)));
            Duration left = patience.minusNanos(cluster.nowNanos() - first.sinceNanos());
            if (!cluster.advanceUntil(first.deed().over(), left)) {
                throw late(first);
            }
            look();
        }
    }

    private NotReached late(Begun begun) {
        return new NotReached(begun.deed().missing().get() + " after " + Text.seconds(patience));
    }
}
