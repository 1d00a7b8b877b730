package dev.wringer.harness.ring;

import dev.wringer.harness.oracle.FetchFailures;
import dev.wringer.harness.oracle.GroundTruth;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.node.block.Block;
import dev.wringer.node.id.RingId;
import dev.wringer.node.port.Entropy;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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

    /** For a testbed that gives up a call by itself, and knows more of who has not answered. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** What clients are doing, by the kind of operation. */
    private static final Map<Kind, String> PHASES =
            new EnumMap<>(Map.of(Kind.LOOKUP, "looking up", Kind.STORE, "storing", Kind.FETCH, "fetching"));

    private final WatchedRing ring;
    private final Cluster cluster;
    private final Supplier<GroundTruth> truth;
    private final Entropy chance;
    private final Duration patience;
    private final int atATime;
    private int invoked; // operations so far: the next one's number

    /** @param truth what is known of the ring at the moment */
    Clients(WatchedRing ring, Supplier<GroundTruth> truth, Seed seed) {
        this.ring = ring;
        this.cluster = ring.cluster();
        this.truth = truth;
        this.chance = seed.entropy();
        this.atATime = cluster.isRealTime() ? AT_A_TIME_ON_LIVE_NODES : AT_A_TIME;
        this.patience = ring.spec().operationPatience().plus(GRACE);
    }

    /** Looks up each of {@code keys}. */
    public Operations lookup(Collection<RingId> keys) {
        return run(keys, Kind.LOOKUP, key -> key, cluster::lookup);
    }

    /** Stores each of {@code blocks}, and looks afterwards who really holds what: acknowledgements are compared with that. */
    public Operations store(Collection<Block> blocks) {
        Operations stores = run(blocks, Kind.STORE, Block::key, cluster::store);
        ring.takeInventory("after stores");
        return stores;
    }

    /** Fetches the block under each of {@code keys}, and knows afterwards who could have served it. */
    public Fetches fetch(Collection<RingId> keys) {
        ring.takeInventory("before fetches");
        Operations fetches = run(keys, Kind.FETCH, key -> key, cluster::fetch);
        return new Fetches(fetches, FetchFailures.by(truth.get()));
    }

    /** What one operation asks of the cluster. */
    @FunctionalInterface
    private interface Invocation<T> {
        void invoke(Peer origin, T subject, Consumer<Answer> done);
    }

    @FunctionalInterface
    private interface KeyOf<T> {
        RingId key(T subject);
    }

    private <T> Operations run(Collection<T> subjects, Kind kind, KeyOf<T> keyOf, Invocation<T> invocation) {
        Batch batch = new Batch(subjects.size());
        for (T subject : subjects) {
            if (batch.underway >= atATime) {
                cluster.advanceUntil(() -> batch.underway < atATime, patience);
            }
            List<Peer> members = cluster.awake();
            if (members.isEmpty()) {
                throw new TestbedFailure("no member is left to ask");
            }
            Peer origin = members.get(chance.nextInt(members.size()));
            Pending pending = new Pending(invoked++, kind, keyOf.key(subject), origin, cluster.nowNanos());
            int slot = batch.begin(pending);
            ring.watcher().doing(Activity.of(PHASES.get(kind) + " " + batch.begun() + " of " + subjects.size()));
            invocation.invoke(origin, subject, answer -> batch.end(slot, answer));
        }
        cluster.advanceUntil(() -> batch.underway == 0, patience);
        return batch.result();
    }

    private record Pending(int number, Kind kind, RingId key, Peer origin, long invokedNanos) {

        ContractBreach unanswered(Duration patience) {
            return new ContractBreach(
                    Clause.ANSWERS,
                    origin.host(),
                    origin + " has not answered a " + kind.name().toLowerCase(Locale.ROOT) + " of " + key + " for "
                            + patience.toMillis() / 1_000.0 + " s, and could have");
        }

        Operation completed(long atNanos, Answer answer) {
            Operation.Builder operation = Operation.of(number, kind, key, origin)
                    .invoked(invokedNanos)
                    .completed(atNanos)
                    .outcome(answer.outcome(), answer.detail())
                    .replicas(answer.replicas())
                    .path(answer.path())
                    .dead(answer.dead())
                    .misroutes(answer.misroutes())
                    .corrupt(answer.corrupt());
            answer.failure().ifPresent(why -> operation.failure(why).reach(Operation.Reach.ANSWERED));
            answer.answeredBy().ifPresent(operation::answeredBy);
            answer.block()
                    .ifPresent(block -> operation.authentic(
                            block.isAuthentic() && block.key().equals(key)));
            return operation.build();
        }
    }

    /** The operations of one batch: each slot is filled once, by the answer or at the end of all patience. */
    private final class Batch {

        private final List<Pending> pending;
        private final @Nullable Operation[] done;
        private int underway;

        Batch(int size) {
            pending = new ArrayList<>(size);
            done = new Operation[size];
        }

        int begin(Pending operation) {
            underway++;
            pending.add(operation);
            return pending.size() - 1;
        }

        int begun() {
            return pending.size();
        }

        void end(int slot, Answer answer) {
            if (done[slot] == null) {
                underway--;
                Operation operation = pending.get(slot).completed(cluster.nowNanos(), answer);
                done[slot] = operation;
                ring.history().record(new Event.Completed(operation));
            }
        }

        /**
         * All operations, when all patience is over.
         *
         * @throws ContractBreach if a node owes an answer that could have given one
         */
        Operations result() {
            List<Operation> all = new ArrayList<>(done.length);
            Optional<Pending> owed = Optional.empty();
            for (int slot = 0; slot < done.length; slot++) {
                Pending operation = pending.get(slot);
                if (done[slot] == null && cluster.awake().contains(operation.origin())) {
                    owed = owed.or(() -> Optional.of(operation));
                }
                end(slot, Answer.none("no answer from the asked node"));
                Optional.ofNullable(done[slot]).ifPresent(all::add);
            }
            owed.ifPresent(operation -> {
                throw operation.unanswered(patience);
            });
            return new Operations(all);
        }
    }
}
