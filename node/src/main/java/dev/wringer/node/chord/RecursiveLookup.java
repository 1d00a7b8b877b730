package dev.wringer.node.chord;

import dev.wringer.node.id.RingId;
import dev.wringer.node.port.Timers.Timer;
import dev.wringer.node.protocol.ChordRequest.Arrived;
import dev.wringer.node.protocol.ChordRequest.PassOn;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.RpcFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A recursive lookup as its origin sees it. It is tried again when a try has come to a dead end, or has been silent for longer
 * than a lookup that is underway can be; each try begins with all that hops have told of the ones before. Tries do not
 * exclude one another: the first answer counts, whichever try it belongs to.
 *
 * <p>A hop that dies after its acknowledgement takes a try with it unseen, since hops that meet nobody dead tell nothing. The
 * next try need not know which one it was: a dead hop acknowledges nothing any more, and is gone round like any other.
 */
final class RecursiveLookup {

    private final ChordNode node;
    private final RingId key;
    private final long number;
    private final Consumer<PassOn> route;
    private final long begun;
    private final Promise<LookupResult> result = new Promise<>();

    // Whom the tries have met so far, each once, in the order in which it was told.
    private final List<Peer> live = new ArrayList<>();
    private final List<Peer> dead = new ArrayList<>();
    private final List<Peer> deadEnds = new ArrayList<>(); // live, but without a way on

    private int tries;
    private long heard; // when the last word came, or the last try began
    private @Nullable Timer timer; // cancelled when there is an outcome; null until the first try has begun

    /**
     * A lookup that has not begun.
     *
     * @param number by which hops name it to this node
     * @param route takes a try on from this node's tables
     */
    RecursiveLookup(ChordNode node, RingId key, long number, Consumer<PassOn> route) {
        this.node = node;
        this.key = key;
        this.number = number;
        this.route = route;
        this.begun = node.timers().nowNanos();
    }

    Promise<LookupResult> begin() {
        tryAgain();
        watch();
        return result;
    }

    private void tryAgain() {
        tries++;
        heard = node.timers().nowNanos();
        route.accept(new PassOn(key, node.self(), number, List.of(), List.copyOf(dead), List.copyOf(deadEnds)));
    }

    // ---- what hops tell

    /** The last node of {@code path}, or this one if it is empty, goes round {@code silent}. */
    void goesRound(List<Peer> path, List<Peer> silent) {
        heard = node.timers().nowNanos();
        note(path, live);
        note(silent, dead);
    }

    /** The last node of {@code path}, or this one if it is empty, knows no way on. */
    void endsAt(List<Peer> path, List<Peer> silent) {
        goesRound(path, silent);
        if (path.isEmpty()) {
            fail(RpcFailure.Kind.NO_ROUTE, "nobody left to ask for " + key.toShortString());
            return;
        }
        Peer end = path.get(path.size() - 1);
        if (!deadEnds.contains(end)) { // else a try that avoids it is underway
            deadEnds.add(end);
            tryAgain();
        }
    }

    void arrives(Arrived arrived) {
        List<Peer> path = arrived.path();
        note(arrived.dead(), dead);
        dead.removeAll(path); // too slow for one hop, but not for another one
        dead.remove(arrived.successors().get(0));
        Peer predecessor = path.isEmpty() ? node.self() : path.get(path.size() - 1);
        long elapsed = node.timers().nowNanos() - begun;
        stopWatching();
        result.keep(new LookupResult(
                key, arrived.successors(), predecessor, path, List.copyOf(dead), deadEnds.size(), elapsed));
    }

    private static void note(List<Peer> told, List<Peer> known) {
        for (Peer peer : told) {
            if (!known.contains(peer)) {
                known.add(peer);
            }
        }
    }

    // ---- when they tell nothing

    private void watch() {
        if (!result.isComplete()) {
            long now = node.timers().nowNanos();
            long rest = Math.min(longestSilence() - (now - heard), timeout() - (now - begun));
            timer = node.timers().schedule(Math.max(0, rest), this::look);
        }
    }

    private void look() {
        long now = node.timers().nowNanos();
        if (now - begun >= timeout()) {
            fail(RpcFailure.Kind.TIMEOUT, "gave up");
        } else if (now - heard >= longestSilence()) {
            tryAgain();
        }
        watch();
    }

    private void fail(RpcFailure.Kind kind, String what) {
        stopWatching();
        String inTries = " in " + tries + (tries == 1 ? " try" : " tries");
        result.fail(kind, what + " after " + live.size() + " live and " + dead.size() + " dead contacts" + inTries);
    }

    private void stopWatching() {
        if (timer != null) {
            timer.cancel();
        }
    }

    private long timeout() {
        return node.settings().lookupTimeout().toNanos();
    }

    /**
     * For how long a lookup that is underway may tell its origin nothing. Whoever has it passes it on at once, or waits for one
     * contact, which takes no longer than the longest time-out of a call, and then tells. To that comes the way of the lookup
     * to this node, and of its word back to the origin: as long as answers usually take to come. Where several slow hops
     * follow one another this is too little, and where half of the lookup's time is less it is cut off there, to leave time
     * for a second try. A try too many costs messages only.
     */
    private long longestSilence() {
        long waiting = node.settings().longestTimeout().toNanos();
        return Math.min(waiting + node.calls().usualTimeoutNanos(), timeout() / 2);
    }
}
