package dev.wringer.harness.ring;

import dev.wringer.harness.record.Event;
import java.util.Optional;

/** Stops and resumes the maintenance of all nodes, for as many as want it stopped at a time. */
final class Upkeep {

    private final Cluster cluster;
    private final WatchedRing ring;
    private final Suspicions suspicions;
    private int stops; // in force; maintenance runs while there are none
    private Optional<Standstill> standstill =
            Optional.empty(); // while maintenance is stopped, once tables have come to rest

    Upkeep(WatchedRing ring, Suspicions suspicions) {
        this.cluster = ring.cluster();
        this.ring = ring;
        this.suspicions = suspicions;
    }

    boolean isRunning() {
        return stops == 0;
    }

    void stop() {
        stops++;
        if (stops == 1) {
            tell(false);
        }
    }

    /** From here on no table may change until maintenance resumes. */
    void standStill(Optional<Standstill> still) {
        standstill = still;
    }

    /**
     * One of those who wanted it stopped does no longer.
     *
     * @throws ContractBreach if a node has gone on maintaining its tables meanwhile
     */
    void resume() {
        if (stops == 0) {
            return;
        }
        stops--;
        if (stops == 0) {
            suspicions.flush();
            standstill.ifPresent(still -> still.check(cluster.snapshot()));
            standstill = Optional.empty();
            tell(true);
        }
    }

    private void tell(boolean running) {
        cluster.switchMaintenance(running);
        ring.history().record(new Event.MaintenanceSwitched(ring.now(), running));
    }
}
