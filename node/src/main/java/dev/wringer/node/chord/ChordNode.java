package dev.wringer.node.chord;

import dev.wringer.node.id.RingId;
import dev.wringer.node.port.Entropy;
import dev.wringer.node.port.Network;
import dev.wringer.node.port.NodeEvents;
import dev.wringer.node.port.Timers;
import dev.wringer.node.protocol.ChordReply;
import dev.wringer.node.protocol.ChordRequest;
import dev.wringer.node.protocol.ChordService;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.RpcFailure;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One virtual node of a Chord ring: its state, and the procedures that change it.
 *
 * <p>A node starts outside the ring. It becomes a member in one step, by {@link #assume} or at the end of
 * {@link #join}, and stops being one by {@link #leave}. Only members answer requests.
 *
 * <p>Single-threaded: whoever drives the host makes all calls.
 */
public final class ChordNode implements ChordService {

    /** Whether a node belongs to the ring. */
    public enum Membership {
        /** Not yet. */
        OUTSIDE,
        /** Not again yet: its host was down, and it looks for its place. Alive, and busy to whoever asks. */
        RETURNING,
        /** Part of the ring: answers requests and maintains its tables. */
        MEMBER,
        /** Has left for good. */
        GONE;

        /** Whether it may still become part of the ring. */
        boolean isBefore() {
            return this == OUTSIDE || this == RETURNING;
        }
    }

    private final Peer self;
    private final ChordSettings settings;
    private final Timers timers;
    private final Entropy entropy;
    private final NodeEvents events;
    private final Calls calls;
    private final FingerTable fingers;

    private final Routing routing;
    private final Join join;
    private final Runnable stabilize;
    private final Consumer<Peer> rectify;
    private final Maintenance maintenance;
    private final RecursiveLookups recursiveLookups;
    private final @Nullable Reunite reunite; // null unless this node remembers members that it took for dead

    private Membership membership = Membership.OUTSIDE;
    private SuccessorList successors; // empty while outside; kept when the node has left
    private @Nullable Peer predecessor; // null while unknown
    private List<Peer> former = List.of(); // who followed it before its host went down
    private int awaited; // ≥ 0: answers to come that may change the successor list (ZAVE'17's constraint)

    /**
     * A node outside any ring.
     *
     * @param roundTrips shared by the virtual nodes of the host
     * @param procedures the protocol: {@link ChordProcedures#CORRECTED} or a known-bad variant
     */
    public ChordNode(
            Peer self,
            ChordSettings settings,
            Network network,
            Timers timers,
            Entropy entropy,
            NodeEvents events,
            RoundTripTimes roundTrips,
            ChordProcedures procedures) {
        this.self = self;
        this.settings = settings;
        this.timers = timers;
        this.entropy = entropy;
        this.events = events;
        this.calls = new Calls(network, timers, procedures.roundTrips(settings, roundTrips));
        this.fingers = new FingerTable(self.id());
        this.successors = SuccessorList.empty(self, settings.successors());
        this.routing = procedures.routing(this);
        this.join = procedures.join(this);
        this.stabilize = procedures.stabilize(this);
        this.rectify = procedures.rectify(this);
        this.reunite = settings.remember() ? new Reunite(this) : null;
        this.maintenance = new Maintenance(this, inEachRound(), procedures.fixFingers(this));
        this.recursiveLookups = new RecursiveLookups(this);
    }

    private Runnable inEachRound() {
        Reunite alsoDone = reunite;
        return alsoDone == null
                ? stabilize
                : () -> {
                    stabilize.run();
                    alsoDone.run();
                };
    }

    // ---- becoming and ceasing to be a member

    /**
     * Makes this node a member with the given state, in one step: for founders, and for rings that are assembled rather
     * than grown.
     *
     * @param following its successors, nearest first; more than r are cut off
     * @param preceding its predecessor, if it knows one
     */
    public void assume(List<Peer> following, @Nullable Peer preceding) {
        successors = successors.adopt(following);
        predecessor = preceding;
        membership = Membership.MEMBER;
        events.neighboursChanged();
    }

    /**
     * Joins the ring that one of {@code contacts} belongs to; tries them in turn until it is a member.
     *
     * @return kept with this node's peer once it is a member; broken if too many attempts failed
     */
    public Promise<Peer> join(List<Peer> contacts) {
        return join.through(contacts);
    }

    /**
     * Comes back to the ring to which it belonged before its host went down.
     *
     * @param remembered its neighbours then
     * @param contacts others through whom it can join, if none of those is a member any more
     * @return kept with this node's peer once it is a member; broken if it is told to leave before
     */
    public Promise<Peer> comeBack(ChordReply.Neighbours remembered, List<Peer> contacts) {
        membership = Membership.RETURNING;
        former = List.copyOf(remembered.successors());
        return new ComeBack(this, join, remembered, contacts).run();
    }

    /** Leaves the ring for good, and hands over to the neighbours (TON'03 §IV-E.5). Kept when they know. */
    public Promise<Peer> leave() {
        return new Leave(this).run();
    }

    /** Starts maintaining the tables, at this node's pace. No effect if it has started. */
    public void startMaintenance() {
        maintenance.start();
    }

    /** Stops all maintenance: the tables stay as they are, dead contacts included, until it starts again. */
    public void stopMaintenance() {
        maintenance.stop();
    }

    // ---- looking up

    /** Finds the node responsible for {@code key}, by the mode of this node's settings. */
    public Promise<LookupResult> lookup(RingId key) {
        if (membership != Membership.MEMBER) {
            return Promise.failed(new RpcFailure(RpcFailure.Kind.REJECTED, self + " is not a member of the ring"));
        }
        return settings.lookupMode() == LookupMode.ITERATIVE
                ? new IterativeLookup(this, key).fromHere()
                : recursiveLookups.start(key);
    }

    /**
     * The neighbours of {@code peer}; if it awaits an answer itself it is asked again in a moment, a few times.
     *
     * @return broken if it does not answer, refuses, or is {@linkplain RpcFailure.Kind#BUSY busy} for too long
     */
    public Promise<ChordReply.Neighbours> neighboursOf(Peer peer) {
        return PatientQuestion.by(this, peer);
    }

    // ---- answering other nodes

    @Override
    public void ping(Promise<ChordReply.Alive> answer) {
        if (isMember(answer)) {
            answer.keep(ChordReply.Alive.INSTANCE);
        }
    }

    @Override
    public void neighbours(Promise<ChordReply.Neighbours> answer) {
        if (awaited > 0) {
            answer.fail(RpcFailure.Kind.BUSY, self + " awaits an answer");
        } else if (isMember(answer)) {
            answer.keep(new ChordReply.Neighbours(predecessor, successors));
        }
    }

    @Override
    public void notifiedBy(Peer candidate, Promise<ChordReply.Acknowledged> answer) {
        if (isMember(answer)) {
            answer.keep(ChordReply.Acknowledged.INSTANCE);
            rectify.accept(candidate);
        }
    }

    @Override
    public void nextHop(ChordRequest.FindNextHop request, Promise<ChordReply.NextHop> answer) {
        if (isMember(answer)) {
            answer.keep(routing.nextHop(request.key(), request.avoid()));
        }
    }

    @Override
    public void passOn(ChordRequest.PassOn request, Promise<ChordReply.Acknowledged> answer) {
        if (isMember(answer)) {
            answer.keep(ChordReply.Acknowledged.INSTANCE);
            recursiveLookups.passOn(request);
        }
    }

    @Override
    public void detour(ChordRequest.Detour request, Promise<ChordReply.Acknowledged> answer) {
        answer.keep(ChordReply.Acknowledged.INSTANCE);
        recursiveLookups.detour(request);
    }

    @Override
    public void deadEnd(ChordRequest.DeadEnd request, Promise<ChordReply.Acknowledged> answer) {
        answer.keep(ChordReply.Acknowledged.INSTANCE);
        recursiveLookups.deadEnd(request);
    }

    @Override
    public void arrived(ChordRequest.Arrived request, Promise<ChordReply.Acknowledged> answer) {
        answer.keep(ChordReply.Acknowledged.INSTANCE);
        recursiveLookups.arrived(request);
    }

    @Override
    public void farewell(ChordRequest.Farewell request, Promise<ChordReply.Acknowledged> answer) {
        if (isMember(answer)) {
            new Leave(this).ofNeighbour(request);
            answer.keep(ChordReply.Acknowledged.INSTANCE);
        }
    }

    private boolean isMember(Promise<?> answer) {
        if (membership == Membership.RETURNING) {
            answer.fail(RpcFailure.Kind.BUSY, self + " is just coming back");
            return false;
        }
        if (membership != Membership.MEMBER) {
            answer.fail(RpcFailure.Kind.REJECTED, self + " is not a member of the ring");
            return false;
        }
        return true;
    }

    // ---- state, read by everybody

    /** This node as others know it. */
    public Peer self() {
        return self;
    }

    /** The parameters of this node. */
    public ChordSettings settings() {
        return settings;
    }

    /** Whether this node belongs to the ring. */
    public Membership membership() {
        return membership;
    }

    /** The successor list. */
    public SuccessorList successors() {
        return successors;
    }

    /** The node believed to precede this one, if any. */
    public Optional<Peer> predecessor() {
        return Optional.ofNullable(predecessor);
    }

    /** The finger table. */
    public FingerTable fingers() {
        return fingers;
    }

    /**
     * Everybody whom this node knows: its finger table, its successor list, its predecessor and those who followed it before
     * its host went down, without duplicates.
     */
    public List<Peer> acquaintances() {
        List<Peer> known = fingers.distinct();
        predecessor().filter(peer -> !known.contains(peer)).ifPresent(known::add);
        for (List<Peer> followers : List.of(successors, former)) {
            for (Peer follower : followers) {
                if (!known.contains(follower)) {
                    known.add(follower);
                }
            }
        }
        return known;
    }

    // ---- state, changed by the procedures

    /** Calls to other nodes. */
    public Calls calls() {
        return calls;
    }

    /** The time as this node's host sees it. */
    public Timers timers() {
        return timers;
    }

    /**
     * Does something once, in so many nanoseconds at most and an eighth of them at least. That is so wide because whoever waits for
     * a node that is busy in each of its rounds would otherwise come back at the same time of each.
     */
    Timers.Timer within(long nanos, Runnable then) {
        return timers.schedule(entropy.between(nanos / 8, nanos), then);
    }

    /** This node's source of random numbers. */
    public Entropy entropy() {
        return entropy;
    }

    /** This node's choice of next hops. */
    public Routing routing() {
        return routing;
    }

    /** Replaces the successor list in one visible step. */
    public void replaceSuccessors(SuccessorList replacement) {
        if (!replacement.equals(successors)) {
            successors = replacement;
            maintenance.somethingChanged();
            events.neighboursChanged();
        }
    }

    /** Replaces the predecessor in one visible step. */
    public void replacePredecessor(@Nullable Peer replacement) {
        if (replacement == null ? predecessor != null : !replacement.equals(predecessor)) {
            predecessor = replacement;
            maintenance.somethingChanged();
            events.neighboursChanged();
        }
    }

    /**
     * Says that this node awaits an answer that may change its successor list: until it has {@link #answered}, it refuses to
     * tell its neighbours, which ZAVE'17 demands (a state read now would be half of the old one).
     */
    public void awaitAnswer() {
        awaited++;
    }

    /** Says that the awaited answer is here, or never comes. */
    public void answered() {
        awaited--;
    }

    /** Has the next round of maintenance come soon. */
    public void retrySoon() {
        maintenance.soon();
    }

    /** Stabilizes once more {@linkplain #within within} so many nanoseconds, if maintenance is running. */
    void stabilizeWithin(long nanos) {
        maintenance.stabilizeWithin(nanos);
    }

    /** Runs stabilize at once, in addition to the rounds of maintenance. */
    public void stabilizeNow() {
        stabilize.run();
    }

    /** Drops a contact that did not answer from the finger table, unless maintenance is stopped. */
    void forgetFinger(Peer dead) {
        if (maintenance.isRunning()) {
            fingers.forget(dead);
            missed(dead);
        }
    }

    /** Somebody who should be a member has not answered: to be remembered, by a node that does so. */
    void missed(Peer dead) {
        if (reunite != null) {
            reunite.remember(dead);
        }
    }

    /** The recursive lookups begun here or passed on by this node. */
    RecursiveLookups recursiveLookups() {
        return recursiveLookups;
    }

    /** No entry of the successor list answers: looks for another way back, without ceasing to be a member. */
    Promise<Peer> strand() {
        events.stranded();
        return new Rescue(this).run();
    }

    /** The last step of leaving. */
    void depart() {
        membership = Membership.GONE;
        maintenance.stop();
    }

    @Override
    public String toString() {
        return self + " " + membership;
    }
}
