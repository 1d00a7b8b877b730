package dev.wringer.harness.oracle;

import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Is a failure inside the protocol's promise? Chord promises to stay whole only as long as (a) no failure takes a
 * surviving member's last live successor, and (b) a principal fails only while more than r + 1 principals exist
 * (ZAVE'17), so that r + 1 remain. What happens after any other failure proves nothing about the protocol.
 *
 * <p><b>Lists that are still on their way.</b> ZAVE'17 lets a node ask for a list and adopt it in one step, in no time.
 * Over a network the answer travels, and its sender may name a node that dies before the answer arrives. Such a list is
 * in force, for the proof, from the moment at which it was sent: the receiver will adopt it, and cannot know better. So
 * a failure must leave a live entry in every list that a survivor has <i>and</i> in every list on its way to it.
 * Whoever judges by the visible lists alone blames the protocol for failures that strike between the sending and the
 * arrival; the violations that an open-source simulation of C Chord reports for the fully corrected protocol, "only
 * under detection latency", are of this kind.
 *
 * <p>The same holds for a list without a living member whose answer is awaited in vain: its owner cannot know better either.
 * And it holds for a node that joins: for the proof it is a member from the moment at which the list that it takes
 * over was sent ({@link RingSnapshot#joining}). Principals are judged by all of these lists too.
 */
public final class Premise {

    private final int successors;

    /**
     * The premise for rings of this redundancy.
     *
     * @param successors r, the length of a successor list
     */
    public Premise(int successors) {
        this.successors = successors;
    }

    /** The clauses of the promise, by what a failure may not do. */
    public enum Clause {
        /** Clause (a): every survivor keeps a live entry in its list and in every list on its way to it. */
        LAST_LIVE_SUCCESSOR("a survivor loses its last live successor"),
        /** Clause (b): at least r + 1 principals remain. */
        ENOUGH_PRINCIPALS("too few principals remain");

        private final String breach;

        Clause(String breach) {
            this.breach = breach;
        }
    }

    /** What is to be said about a failure. */
    public sealed interface Judgement {

        /** Why nothing can be proved from here on, in one line; empty if the failure is inside the promise. */
        default Optional<String> broken() {
            return Optional.empty();
        }
    }

    /** The failure is inside the protocol's promise. */
    public record Holds() implements Judgement {}

    /**
     * The failure is outside the protocol's promise.
     *
     * @param clause which clause it breaks, the first one if it breaks both
     * @param witness one line that shows it
     */
    public record Broken(Clause clause, String witness) implements Judgement {

        @Override
        public Optional<String> broken() {
            return Optional.of("premise broken: " + clause.breach + ": " + witness);
        }
    }

    /**
     * Judges a failure.
     *
     * @param before the ring just before, with the lists on their way if the testbed can see them
     * @param victims who fails, all at once; whoever of them is no member changes nothing
     */
    public Judgement judge(RingSnapshot before, Set<Peer> victims) {
        return judge(before, victims, Set.of(), (one, other) -> false);
    }

    /**
     * Judges a failure while some nodes are on their way back, and some are kept apart. Who comes back is in the end whom its
     * predecessor can count on, unless it fails again; whoever a node cannot reach it takes for dead.
     *
     * @param returning who was a member, and will be one again
     * @param apart whether two nodes cannot call one another
     */
    public Judgement judge(RingSnapshot before, Set<Peer> victims, Set<Peer> returning, BiPredicate<Peer, Peer> apart) {
        BiPredicate<Peer, Peer> usefulBefore =
                (owner, entry) -> (before.isMember(entry) || returning.contains(entry)) && !apart.test(owner, entry);
        BiPredicate<Peer, Peer> usefulAfter =
                (owner, entry) -> !victims.contains(entry) && usefulBefore.test(owner, entry);
        return firstStranded(before.without(victims), usefulBefore, usefulAfter)
                .orElseGet(() -> judgePrincipals(before, victims));
    }

    /**
     * Judges whether a ring will survive that some nodes are kept apart for hardly longer than a call is waited for. ZAVE'17 knows
     * no cuts: each is a failure of whoever is called in vain, who does not know of it and comes back. So it must begin in a state
     * in which the invariant holds, and leave every member somebody whom it can reach; in so short a time a list loses few
     * entries, and those who were dropped are still the predecessors of others.
     *
     * @param before the ring just before, with the lists on their way if the testbed can see them
     * @param apart whether two nodes will not be able to call one another
     */
    public Judgement judgeCut(RingSnapshot before, BiPredicate<Peer, Peer> apart) {
        return firstLeftAlone(before, apart).orElseGet(() -> judgePrincipals(before));
    }

    /**
     * Judges whether a ring will survive that nodes go away and come back at once with all that they knew: everybody else must have
     * somebody in the meantime.
     *
     * @param before the ring just before, with the lists on their way if the testbed can see them
     * @param apart whether the second of two nodes is away for the first one
     */
    public Judgement judgeRestart(RingSnapshot before, BiPredicate<Peer, Peer> apart) {
        return firstLeftAlone(before, apart).orElseGet(Holds::new);
    }

    /**
     * Judges that a member takes another one for dead that lives. ZAVE'17 supposes that nobody does. If it was the head of its list,
     * and nobody behind it lives, the suspicion has taken its last live successor, as the failure of that one would have.
     *
     * @param by who takes it for dead, with its list of just before
     * @param isMember who lives, and is a member
     */
    public static Judgement judgeSuspicion(NodeSnapshot by, Peer whom, Predicate<Peer> isMember) {
        List<Peer> list = by.successors();
        if (list.isEmpty()
                || !list.get(0).equals(whom)
                || LiveSuccessor.isIn(list.subList(1, list.size()), by.self(), isMember)) {
            return new Holds();
        }
        return stranded(by.self() + " takes " + whom + " for dead, which lives, and is the last one to do so in "
                + Witness.list(list, isMember));
    }

    private static Optional<Judgement> firstLeftAlone(RingSnapshot before, BiPredicate<Peer, Peer> apart) {
        return firstStranded(
                before,
                (owner, entry) -> before.isMember(entry),
                (owner, entry) -> before.isMember(entry) && !apart.test(owner, entry));
    }

    private Judgement judgePrincipals(RingSnapshot now) {
        List<Peer> principals = Principals.ofAllLists(now);
        return principals.size() > successors
                ? new Holds()
                : new Broken(Clause.ENOUGH_PRINCIPALS, "there are " + principals.size() + needed(principals));
    }

    private static Optional<Judgement> firstStranded(
            RingSnapshot survivors, BiPredicate<Peer, Peer> usefulBefore, BiPredicate<Peer, Peer> usefulAfter) {
        return Stream.concat(survivors.members().stream(), survivors.joining().stream())
                .flatMap(node -> stranded(
                        node,
                        entry -> usefulBefore.test(node.self(), entry),
                        entry -> usefulAfter.test(node.self(), entry))
                        .stream())
                .findFirst();
    }

    /** A node is stranded by a list that had a useful entry and has none left; one that had none was lost before. */
    private static Optional<Judgement> stranded(
            NodeSnapshot node, Predicate<Peer> usefulBefore, Predicate<Peer> usefulAfter) {
        Predicate<List<Peer>> loses = list -> !LiveSuccessor.isIn(list, node.self(), usefulAfter)
                && LiveSuccessor.isIn(list, node.self(), usefulBefore);
        if (loses.test(node.successors())) {
            return Optional.of(stranded(node.self() + " is left with " + Witness.list(node.successors(), usefulAfter)));
        }
        return node.arriving().stream()
                .filter(loses)
                .findFirst()
                .map(list -> stranded(node.self() + " is about to adopt " + Witness.list(list, usefulAfter)));
    }

    private static Judgement stranded(String witness) {
        return new Broken(Clause.LAST_LIVE_SUCCESSOR, witness);
    }

    /**
     * Where the invariant holds, only the failure of a principal can end it. Where it does not, because living nodes were taken for
     * dead, any failure is beyond the proof, which begins with a state in which it holds.
     */
    private Judgement judgePrincipals(RingSnapshot before, Set<Peer> victims) {
        List<Peer> failing = before.members().stream()
                .map(NodeSnapshot::self)
                .filter(victims::contains)
                .toList();
        if (failing.isEmpty()) {
            return new Holds();
        }
        List<Peer> remaining = Principals.ofAllLists(before.without(victims));
        if (remaining.size() > successors) {
            return new Holds();
        }
        return new Broken(
                Clause.ENOUGH_PRINCIPALS,
                "without " + Witness.names(failing) + " there are " + remaining.size() + needed(remaining));
    }

    private String needed(List<Peer> principals) {
        return " principals where r + 1 = " + (successors + 1) + " are needed: " + Witness.names(principals);
    }
}
