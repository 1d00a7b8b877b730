package dev.wringer.harness.testee;

import java.util.Map;
import java.util.Optional;

/**
 * How a host is and what it has cost so far.
 *
 * @param host the logical address that it advertises
 * @param phase how far it has come
 * @param implementation name and version, for people
 * @param variant the protocol that runs
 * @param virtualNodes how many it carries
 * @param maintenance whether maintenance runs
 * @param full whether it takes no blocks because its disk is full
 * @param settings with which its nodes run, by the names of their variables; those that it does not tell are missing
 * @param sent how many requests of each kind it has sent, by the kind's name
 * @param received how many it has received of each
 * @param repaired how many blocks reached it because maintenance found them missing
 * @param uptimeNanos for how long it has been this host
 * @param unanswered how many of its calls were not answered in time; 0 from implementations that do not tell
 */
public record HostStatus(
        String host,
        Phase phase,
        String implementation,
        String variant,
        int virtualNodes,
        boolean maintenance,
        boolean full,
        Map<String, String> settings,
        Map<String, Long> sent,
        Map<String, Long> received,
        long repaired,
        long uptimeNanos,
        long unanswered) {

    /**
     * What its maintenance is otherwise than the host was told, if it is.
     *
     * @param running what it was told
     */
    public Optional<String> otherMaintenanceThan(boolean running) {
        if (maintenance == running) {
            return Optional.empty();
        }
        return Optional.of(
                running
                        ? "its Status says that maintenance stands still, and it was told to let it run"
                        : "its Status says that maintenance runs, and it was told to stop it");
    }

    /** How far a host has come. */
    public enum Phase {
        /** Founding or joining. */
        STARTING,
        /** All its nodes are members. */
        SERVING,
        /** On its way out. */
        LEAVING,
        /** Its nodes could not become members. */
        FAILED
    }
}
