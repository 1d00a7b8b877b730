package dev.wringer.harness.ring;

import dev.wringer.harness.oracle.FetchFailures;
import dev.wringer.harness.oracle.GroundTruth;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.node.block.Block;
import dev.wringer.node.id.RingId;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Clients that ask random members that are awake to look up, store and fetch, in batches, and record what comes of it.
 * Several operations are under way at a time.
 */
public final class Clients {

    private static final int AT_A_TIME = 100;

    /** Enough to keep real hosts busy, and so few that none waits long for its turn on a machine with few processors. */
    private static final int AT_A_TIME_ON_LIVE_NODES = 32;

    private static final int CLIENT = 0; // all operations of a batch are one client's

    /** What clients are doing, by the kind of operation. */
    private static final Map<Kind, String> PHASES =
            new EnumMap<>(Map.of(Kind.LOOKUP, "looking up", Kind.STORE, "storing", Kind.FETCH, "fetching"));

    private final WatchedRing ring;
    private final Cluster cluster;
    private final Calls calls;
    private final Supplier<GroundTruth> truth;
    private final int atATime;

    /** @param truth what is known of the ring at the moment */
    Clients(WatchedRing ring, Calls calls, Supplier<GroundTruth> truth) {
        this.ring = ring;
        this.cluster = ring.cluster();
        this.calls = calls;
        this.truth = truth;
        this.atATime = cluster.isRealTime() ? AT_A_TIME_ON_LIVE_NODES : AT_A_TIME;
    }

    /** Looks up each of {@code keys}. */
    public Operations lookup(Collection<RingId> keys) {
        return run(keys, Request::lookup);
    }

    /** Stores each of {@code blocks}, and looks afterwards who really holds what: acknowledgements are compared with that. */
    public Operations store(Collection<? extends Block> blocks) {
        Operations stores = run(blocks, Request::store);
        ring.takeInventory("after stores");
        return stores;
    }

    /** Fetches the block under each of {@code keys}, and knows afterwards who could have served it. */
    public Fetches fetch(Collection<RingId> keys) {
        return fetch(keys, Request::fetch);
    }

    /** The same, but of all versions that replica holders have the one that wins. */
    public Fetches fetchNewest(Collection<RingId> keys) {
        return fetch(keys, Request::fetchNewest);
    }

    private Fetches fetch(Collection<RingId> keys, Function<RingId, Request> request) {
        ring.takeInventory("before fetches");
        Operations fetches = run(keys, request);
        return new Fetches(fetches, FetchFailures.by(truth.get()));
    }

    private <T> Operations run(Collection<? extends T> subjects, Function<T, Request> requestOf) {
        @Nullable Operation[] done = new Operation[subjects.size()]; // in the order of invocation
        try {
            int begun = 0;
            for (T subject : subjects) {
                if (calls.underway() >= atATime) {
                    cluster.advanceUntil(() -> calls.underway() < atATime, calls.patience());
                }
                int slot = begun++;
                Request request = requestOf.apply(subject);
                ring.watcher().doing(Activity.of(PHASES.get(request.kind()) + " " + begun + " of " + subjects.size()));
                calls.ask(request, calls.anybody(), CLIENT, cluster.nowNanos(), operation -> done[slot] = operation);
            }
            calls.settle();
        } catch (RuntimeException | Error e) {
            calls.abandon();
            throw e;
        }
        List<Operation> all = Arrays.stream(done).map(Objects::requireNonNull).toList();
        return new Operations(all);
    }
}
