package dev.wringer.node.chord;

import dev.wringer.node.port.Network;
import dev.wringer.node.port.Timers;
import dev.wringer.node.port.Timers.Timer;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.Reply;
import dev.wringer.node.protocol.Request;
import dev.wringer.node.protocol.RpcFailure;

/** Calls to other nodes with the time-out that their host's round trips suggest. */
public final class Calls {

    private final Network network;
    private final Timers timers;
    private final RoundTripTimes roundTrips;

    Calls(Network network, Timers timers, RoundTripTimes roundTrips) {
        this.network = network;
        this.timers = timers;
        this.roundTrips = roundTrips;
    }

    /** Asks something that the peer answers at once, so the round trip can be measured. */
    public <R extends Reply> Promise<R> ask(Peer target, Request<R> request) {
        long asked = timers.nowNanos();
        long patience = roundTrips.timeoutNanos(target.host());
        Promise<R> answer = network.call(target, request, patience);
        answer.then(reply -> roundTrips.answered(target.host(), timers.nowNanos() - asked), why -> {
            if (why.kind() == RpcFailure.Kind.TIMEOUT) {
                roundTrips.timedOut(target.host(), patience);
            }
        });
        return answer;
    }

    /**
     * Asks something for which the peer may have to ask others first: waits longer and measures nothing.
     *
     * @param timeoutNanos how long to wait, &gt; 0
     */
    public <R extends Reply> Promise<R> askPatiently(Peer target, Request<R> request, long timeoutNanos) {
        return network.call(target, request, timeoutNanos);
    }

    /**
     * An answer that is waited for no longer than answers usually take, though {@code peer} is given more, having been silent
     * before: for askers who can do without this peer. What it says later still tells how slow it is.
     *
     * @param answer to what the peer was just {@linkplain #ask asked}
     */
    <R extends Reply> Promise<R> briefly(Peer peer, Promise<R> answer) {
        long usual = usualTimeoutNanos();
        if (answer.isComplete() || roundTrips.timeoutNanos(peer.host()) <= usual) {
            return answer;
        }
        Promise<R> brief = new Promise<>();
        Timer impatience = timers.schedule(
                usual, () -> brief.fail(RpcFailure.Kind.TIMEOUT, peer + " takes longer to answer than most"));
        answer.forwardTo(brief);
        brief.then(reply -> impatience.cancel(), why -> impatience.cancel());
        return brief;
    }

    /** How long to wait for an answer of a host that has not been slow or silent, in nanoseconds. */
    long usualTimeoutNanos() {
        return roundTrips.usualTimeoutNanos();
    }
}
