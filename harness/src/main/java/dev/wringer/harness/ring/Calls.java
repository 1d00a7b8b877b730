package dev.wringer.harness.ring;

import dev.wringer.harness.oracle.Promises;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Operation;
import dev.wringer.node.port.Entropy;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What clients have asked and not been answered yet. Each operation is recorded once: when it is answered, when the node that
 * was asked has died, or when all patience is over.
 */
final class Calls {

    /** For a testbed that gives up a call by itself, and knows more of who has not answered. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final WatchedRing ring;
    private final Cluster cluster;
    private final Entropy chance;
    private final Set<String> notAsked;
    private final Duration patience;
    private final Promises promises = new Promises();
    private final Map<Integer, Pending> pending = new LinkedHashMap<>(); // by number, in the order of invocation
    private boolean stored;
    private int invoked; // operations so far: the next one's number

    /**
     * @param chance chooses who is asked
     * @param notAsked the hosts that no client asks anything
     */
    Calls(WatchedRing ring, Entropy chance, Set<String> notAsked) {
        this.ring = ring;
        this.cluster = ring.cluster();
        this.chance = chance;
        this.notAsked = Set.copyOf(notAsked);
        this.patience = ring.spec().operationPatience().plus(GRACE);
    }

    /** What was acknowledged so far. */
    Promises promises() {
        return promises;
    }

    /** Whether any store was ever asked for: otherwise nobody holds anything. */
    boolean haveStored() {
        return stored;
    }

    int underway() {
        return pending.size();
    }

    /** How long a node may take to answer. */
    Duration patience() {
        return patience;
    }

    /** A member that can be asked, chosen at random. */
    Peer anybody() {
        List<Peer> members = askable();
        if (members.isEmpty()) {
            throw new TestbedFailure("no member is left to ask");
        }
        return members.get(chance.nextInt(members.size()));
    }

    /** Whether there is a member to ask: not while all hosts are on their way back. */
    boolean isAnybodyThere() {
        return !askable().isEmpty();
    }

    /** The members that are awake and do not misbehave. */
    List<Peer> askable() {
        List<Peer> awake = cluster.awake();
        return notAsked.isEmpty()
                ? awake
                : awake.stream().filter(peer -> !notAsked.contains(peer.host())).toList();
    }

    /**
     * Asks a node.
     *
     * @param client who asks
     * @param intendedNanos when it was to be asked, not later than now
     * @param done told once, of what came of it
     */
    void ask(Request request, Peer origin, int client, long intendedNanos, Consumer<Operation> done) {
        int number = invoked++;
        stored |= request.kind() == Operation.Kind.STORE;
        pending.put(number, new Pending(number, client, request, origin, intendedNanos, cluster.nowNanos(), done));
        request.invocation().ask(cluster, origin, answer -> end(number, answer));
    }

    private void end(int number, Answer answer) {
        Pending call = pending.remove(number);
        if (call != null) {
            // News of a host's end may be older than a call that was sent to it before the news was read.
            long atNanos = Math.max(cluster.nowNanos(), call.invokedNanos());
            Operation operation = call.completed(atNanos, answer);
            promises.note(operation);
            ring.history().record(new Event.Completed(operation));
            call.done().accept(operation);
        }
    }

    /** Nobody waits for the answers of nodes that are gone. */
    void giveUpOnWhoIsGone() {
        for (Pending call : List.copyOf(pending.values())) {
            if (!cluster.isMember(call.origin())) {
                end(call.number(), Answer.none("the asked node has died or left"));
            }
        }
    }

    /** Nobody waits for the answers that are still due: what is under way may have its effect all the same. */
    void abandon() {
        for (int number : List.copyOf(pending.keySet())) {
            end(number, Answer.none("the trial was over before it was answered"));
        }
    }

    /**
     * Waits for the answers that are due, until all patience is over.
     *
     * @throws ContractBreach if a node owes an answer that could have given one
     */
    void settle() {
        cluster.advanceUntil(pending::isEmpty, patience);
        List<Pending> owed = new ArrayList<>();
        for (Pending call : List.copyOf(pending.values())) {
            if (cluster.awake().contains(call.origin())) {
                owed.add(call);
            }
            end(call.number(), Answer.none("no answer from the asked node"));
        }
        owed.stream().findFirst().ifPresent(call -> {
            throw call.unanswered(patience);
        });
    }

    private record Pending(
            int number,
            int client,
            Request request,
            Peer origin,
            long intendedNanos,
            long invokedNanos,
            Consumer<Operation> done) {

        ContractBreach unanswered(Duration patience) {
            return new ContractBreach(
                    Clause.ANSWERS,
                    origin.host(),
                    origin + " has not answered a " + request.kind().name().toLowerCase(Locale.ROOT) + " of "
                            + request.key() + " for " + Text.exactSeconds(patience) + ", and could have");
        }

        Operation completed(long atNanos, Answer answer) {
            Operation.Builder operation = Operation.of(number, request.kind(), request.key(), origin)
                    .client(client)
                    .intended(intendedNanos)
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
                    .or(() -> answer.block().flatMap(Request::versionOf))
                    .ifPresent(operation::version);
            answer.failure().ifPresent(why -> operation.failure(why).reach(Operation.Reach.ANSWERED));
            answer.answeredBy().ifPresent(operation::answeredBy);
            answer.block()
                    .ifPresent(block -> operation.authentic(
                            block.isAuthentic() && block.key().equals(request.key())));
            return operation.build();
        }
    }
}
