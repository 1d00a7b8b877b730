package dev.wringer.node.dhash;

import dev.wringer.node.chord.ChordNode;
import dev.wringer.node.chord.ChordNode.Membership;
import dev.wringer.node.port.Timers.Timer;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * When replicas are repaired: in rounds, the first at a random time within the interval, and soon after the neighbours
 * have changed; at once after joining, and before leaving. Never two of these at a time. A round drops what has gone bad,
 * then goes through local and global maintenance. As long as rounds find replicas missing they follow sooner than after
 * the interval, at growing distances: a holder may have refused because the ring has not settled yet.
 */
final class Repair {

    // Neighbours change in bursts: one round for all of a burst, and not at the same time everywhere.
    private static final long SOONEST = Duration.ofSeconds(2).toNanos();
    private static final long LATEST = Duration.ofSeconds(5).toNanos();

    /** Within which neighbours have noticed a change and had a round, unless their maintenance stands still. */
    static final Duration AFTER_CHANGES = Duration.ofNanos(2 * LATEST);

    private final Dhash node;
    private final RepairStep local;
    private final RepairStep global;

    private boolean started;
    private boolean leaving; // never starts again
    private @Nullable Timer next; // the timer of the next round; null while stopped or while a round is underway
    private boolean soon; // next, if there is one, or else the round after the present one, comes soon
    private long backOff = LATEST; // nanoseconds to wait at most after a round that found replicas missing
    private Promise<Integer> run = Promise.of(0); // the latest thing done; incomplete while it is underway
    private @Nullable Surroundings seen; // as they were when the latest round began; null before the first

    /** What decides with whom this node shares which replicas. */
    private record Surroundings(Optional<Peer> predecessor, List<Peer> holders) {}

    Repair(Dhash node, RepairStep local) {
        this.node = node;
        this.local = local;
        this.global = new GlobalRepair(node);
    }

    void start() {
        if (!started && !leaving) {
            started = true;
            scheduleWithin(0, node.settings().repairInterval().toNanos());
        }
    }

    /** No more rounds; the present one ends at its next step. */
    void stop() {
        started = false;
        soon = false;
        if (next != null) {
            next.cancel();
            next = null;
        }
    }

    /** The predecessor or the successor list has changed: a round comes soon if it matters for the replicas. */
    void neighboursChanged() {
        if (!started || soon || surroundings().equals(seen)) {
            return;
        }
        soon = true;
        if (next != null) {
            next.cancel();
            scheduleWithin(SOONEST, LATEST);
        }
    }

    /** After joining. Kept with the number of blocks that were missing here. */
    Promise<Integer> takeOver(RepairStep procedure) {
        return afterPresentRun(procedure, this::isMember);
    }

    /** Before leaving: no more rounds, and the replicas are handed over. Kept with the number of blocks that were not. */
    Promise<Integer> handOver(HandingOver procedure, Duration patience) {
        stop();
        leaving = true;
        run = procedure.run(run, patience);
        return run;
    }

    private Promise<Integer> afterPresentRun(RepairStep step, BooleanSupplier mayGoOn) {
        Promise<Integer> whole = new Promise<>();
        Promise<Integer> present = run;
        run = whole;
        present.then(missing -> step.run(mayGoOn).forwardTo(whole), whole::fail);
        return whole;
    }

    private void round() {
        next = null;
        if (!run.isComplete() || !isMember()) {
            scheduleWithin(SOONEST, LATEST);
            return;
        }
        soon = false;
        seen = surroundings();
        node.responsibility().forget();
        node.claims().forget();
        node.held().scrub();
        BooleanSupplier mayGoOn = () -> started && isMember();
        run = andThen(local.run(mayGoOn), () -> global.run(mayGoOn));
        run.then(this::roundEnded, why -> roundEnded(0));
    }

    private static Promise<Integer> andThen(Promise<Integer> first, Supplier<Promise<Integer>> second) {
        Promise<Integer> both = new Promise<>();
        first.then(missing -> second.get().map(more -> missing + more).forwardTo(both), both::fail);
        return both;
    }

    private void roundEnded(int missing) {
        if (!started || next != null) { // stopped meanwhile, and perhaps started again
            return;
        }
        long interval = node.settings().repairInterval().toNanos();
        if (soon) {
            backOff = LATEST;
            scheduleWithin(SOONEST, LATEST);
        } else if (missing > 0) {
            scheduleWithin(backOff / 2, backOff);
            backOff = Math.min(2 * backOff, interval);
        } else {
            backOff = LATEST;
            scheduleWithin(interval / 2, interval + interval / 2);
        }
    }

    private void scheduleWithin(long from, long to) {
        ChordNode chord = node.chord();
        next = chord.timers().schedule(chord.entropy().between(from, to), this::round);
    }

    private boolean isMember() {
        return node.chord().membership() == Membership.MEMBER;
    }

    private Surroundings surroundings() {
        ChordNode chord = node.chord();
        return new Surroundings(
                chord.predecessor(),
                Placement.around(chord, node.settings().replicas()).holders());
    }
}
