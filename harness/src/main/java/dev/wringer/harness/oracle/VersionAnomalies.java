package dev.wringer.harness.oracle;

import dev.wringer.harness.oracle.KnownVersions.Known;
import dev.wringer.harness.record.Operation;
import dev.wringer.node.block.Version;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How often fetches brought a version that had lost already. A plain fetch takes the first genuine copy, and holders agree only
 * once repair is through: DHash promises no more (CFS'01 knows one publisher for each signed block, and orders nothing between
 * it and its readers). So these are counted, and no violations; what is promised of fetches of the newest version is judged by
 * {@code NewestReads}.
 *
 * @param fetches how many fetches brought a genuine block that can change, ≥ 0
 * @param stale how many of them have an anomaly of any kind
 * @param anomalies one entry for each kind that occurred, in the order of the kinds
 */
public record VersionAnomalies(long fetches, long stale, List<Anomaly> anomalies) {

    /** The session guarantees of Terry et al. (PDIS'94) that a fetch can miss; one fetch may miss several. */
    public enum Kind {
        /** It brought a version over which one wins that the same client had fetched before: no monotonic reads. */
        BACKWARDS,
        /** It brought a version over which one wins that the same client had stored before: own writes are not read. */
        OWN_UPDATE_MISSED,
        /** It brought a version over which one wins whose storage had been acknowledged to anybody before. */
        UPDATE_MISSED
    }

    /**
     * What was seen of one kind.
     *
     * @param count how many fetches, ≥ 1
     * @param longestNanos for how long at most the version that wins had been known before such a fetch was invoked, ≥ 0
     * @param witness the first of them, one line
     */
    public record Anomaly(Kind kind, long count, long longestNanos, String witness) {

        private Anomaly and(Anomaly later) {
            return new Anomaly(kind, count + later.count, Math.max(longestNanos, later.longestNanos), witness);
        }
    }

    /** Takes a copy. */
    public VersionAnomalies {
        anomalies = List.copyOf(anomalies);
    }

    /** Those of plain fetches. */
    public static VersionAnomalies ofPlain(GroundTruth truth) {
        return of(truth, false);
    }

    /** Those of fetches that asked for the newest version: each either violates a promise or is excused. */
    public static VersionAnomalies ofNewest(GroundTruth truth) {
        return of(truth, true);
    }

    private static VersionAnomalies of(GroundTruth truth, boolean newest) {
        Writes writes = Writes.of(truth);
        Sessions sessions = Sessions.of(truth);
        List<Operation> fetches = truth.operations().stream()
                .filter(operation -> isSuccessfulFetch(operation) && operation.newest() == newest)
                .toList();
        Map<Kind, Anomaly> anomalies = new EnumMap<>(Kind.class);
        long stale = 0;
        for (Operation fetch : fetches) {
            List<Anomaly> found = anomalies(fetch, writes, sessions);
            found.forEach(anomaly -> anomalies.merge(anomaly.kind(), anomaly, Anomaly::and));
            stale += found.isEmpty() ? 0 : 1;
        }
        return new VersionAnomalies(fetches.size(), stale, List.copyOf(anomalies.values()));
    }

    private static boolean isSuccessfulFetch(Operation operation) {
        return operation.kind() == Operation.Kind.FETCH
                && operation.version().isPresent()
                && operation.authentic().orElse(false);
    }

    private static List<Anomaly> anomalies(Operation fetch, Writes writes, Sessions sessions) {
        List<Anomaly> found = new ArrayList<>();
        anomaly(Kind.BACKWARDS, fetch, sessions.fetchedBefore(fetch)).ifPresent(found::add);
        anomaly(Kind.OWN_UPDATE_MISSED, fetch, sessions.storedBefore(fetch)).ifPresent(found::add);
        anomaly(Kind.UPDATE_MISSED, fetch, writes.acknowledged(fetch.key(), fetch.invokedNanos()))
                .ifPresent(found::add);
        return found;
    }

    private static Optional<Anomaly> anomaly(Kind kind, Operation fetch, Optional<Known> before) {
        Version brought = fetch.version().orElseThrow();
        return before.filter(known -> known.version().supersedes(brought))
                .map(known -> new Anomaly(
                        kind,
                        1,
                        fetch.invokedNanos() - known.operation().completedNanos(),
                        witness(fetch, brought, known)));
    }

    private static String witness(Operation fetch, Version brought, Known known) {
        Operation earlier = known.operation();
        String how = earlier.kind() == Operation.Kind.STORE ? "acknowledged to" : "fetched by";
        return "fetch " + fetch.number() + " of client " + fetch.client() + " at " + fetch.origin()
                + " brought version " + brought + " of " + fetch.key().toShortString()
                + fetch.answeredBy().map(peer -> " from " + peer).orElse("") + ", after " + known.version() + " was "
                + how + " client " + earlier.client() + " as operation " + earlier.number();
    }

    /** What was seen of one kind; empty if nothing was. */
    public Optional<Anomaly> of(Kind kind) {
        return anomalies.stream().filter(anomaly -> anomaly.kind() == kind).findFirst();
    }

    /** How many fetches have an anomaly of one kind. */
    public long count(Kind kind) {
        return of(kind).map(Anomaly::count).orElse(0L);
    }
}
