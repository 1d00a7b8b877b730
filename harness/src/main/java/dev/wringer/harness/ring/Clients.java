package dev.wringer.harness.ring;

import dev.wringer.harness.oracle.FetchFailures;
import dev.wringer.harness.oracle.GroundTruth;
import dev.wringer.harness.oracle.Promises;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.node.block.Block;
import dev.wringer.node.block.SignedBlock;
import dev.wringer.node.block.Version;
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
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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
    private final Promises promises = new Promises();
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

    /** What was acknowledged so far. */
    Promises promises() {
        return promises;
    }

    /** Looks up each of {@code keys}. */
    public Operations lookup(Collection<RingId> keys) {
        return run(keys, key -> Request.of(Kind.LOOKUP, key, (origin, done) -> cluster.lookup(origin, key, done)));
    }

    /** Stores each of {@code blocks}, and looks afterwards who really holds what: acknowledgements are compared with that. */
    public Operations store(Collection<? extends Block> blocks) {
        Operations stores = run(blocks, block -> Request.of(
                        Kind.STORE, block.key(), (origin, done) -> cluster.store(origin, block, done))
                .with(versionOf(block)));
        ring.takeInventory("after stores");
        return stores;
    }

    /** Fetches the block under each of {@code keys}, and knows afterwards who could have served it. */
    public Fetches fetch(Collection<RingId> keys) {
        return fetch(keys, key -> Request.of(Kind.FETCH, key, (origin, done) -> cluster.fetch(origin, key, done)));
    }

    /** The same, but of all versions that replica holders have the one that wins. */
    public Fetches fetchNewest(Collection<RingId> keys) {
        return fetch(keys, key -> Request.of(Kind.FETCH, key, (origin, done) -> cluster.fetchNewest(origin, key, done))
                .ofTheNewest());
    }

    private Fetches fetch(Collection<RingId> keys, Function<RingId, Request> request) {
        ring.takeInventory("before fetches");
        Operations fetches = run(keys, request);
        return new Fetches(fetches, FetchFailures.by(truth.get()));
    }

    /** A block that never changes has but one. */
    private static Optional<Version> versionOf(Block block) {
        return block instanceof SignedBlock ? Optional.of(block.version()) : Optional.empty();
    }

    private <T> Operations run(Collection<? extends T> subjects, Function<T, Request> requestOf) {
        Batch batch = new Batch(subjects.size());
        try {
            ask(subjects, requestOf, batch);
        } catch (RuntimeException | Error e) {
            batch.abandon(); // what is under way may have its effect all the same
            throw e;
        }
        return batch.result();
    }

    private <T> void ask(Collection<? extends T> subjects, Function<T, Request> requestOf, Batch batch) {
        for (T subject : subjects) {
            if (batch.underway >= atATime) {
                cluster.advanceUntil(() -> batch.underway < atATime, patience);
            }
            List<Peer> members = cluster.awake();
            if (members.isEmpty()) {
                throw new TestbedFailure("no member is left to ask");
            }
            Peer origin = members.get(chance.nextInt(members.size()));
            Request request = requestOf.apply(subject);
            int slot = batch.begin(new Pending(invoked++, request, origin, cluster.nowNanos()));
            ring.watcher()
                    .doing(Activity.of(PHASES.get(request.kind()) + " " + batch.begun() + " of " + subjects.size()));
            request.invocation().accept(origin, answer -> batch.end(slot, answer));
        }
        cluster.advanceUntil(() -> batch.underway == 0, patience);
    }

    /**
     * What is asked.
     *
     * @param version of a block that is to be stored, if it can change
     * @param newest whether the newest version is to be fetched
     * @param invocation asks a node
     */
    private record Request(
            Kind kind,
            RingId key,
            Optional<Version> version,
            boolean newest,
            BiConsumer<Peer, Consumer<Answer>> invocation) {

        static Request of(Kind kind, RingId key, BiConsumer<Peer, Consumer<Answer>> invocation) {
            return new Request(kind, key, Optional.empty(), false, invocation);
        }

        Request with(Optional<Version> which) {
            return new Request(kind, key, which, newest, invocation);
        }

        Request ofTheNewest() {
            return new Request(kind, key, version, true, invocation);
        }
    }

    private record Pending(int number, Request request, Peer origin, long invokedNanos) {

        ContractBreach unanswered(Duration patience) {
            return new ContractBreach(
                    Clause.ANSWERS,
                    origin.host(),
                    origin + " has not answered a " + request.kind().name().toLowerCase(Locale.ROOT) + " of "
                            + request.key() + " for " + patience.toMillis() / 1_000.0 + " s, and could have");
        }

        Operation completed(long atNanos, Answer answer) {
            Operation.Builder operation = Operation.of(number, request.kind(), request.key(), origin)
                    .invoked(invokedNanos)
                    .completed(atNanos)
                    .outcome(answer.outcome(), answer.detail())
                    .replicas(answer.replicas())
                    .path(answer.path())
                    .dead(answer.dead())
                    .misroutes(answer.misroutes())
                    .corrupt(answer.corrupt())
                    .newest(request.newest());
            request.version()
                    .or(() -> answer.block().flatMap(Clients::versionOf))
                    .ifPresent(operation::version);
            answer.failure().ifPresent(why -> operation.failure(why).reach(Operation.Reach.ANSWERED));
            answer.answeredBy().ifPresent(operation::answeredBy);
            answer.block()
                    .ifPresent(block -> operation.authentic(
                            block.isAuthentic() && block.key().equals(request.key())));
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
                promises.note(operation);
                ring.history().record(new Event.Completed(operation));
            }
        }

        /** Nobody waits for the answers that are still due. */
        void abandon() {
            for (int slot = 0; slot < pending.size(); slot++) {
                end(slot, Answer.none("the trial was over before it was answered"));
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
