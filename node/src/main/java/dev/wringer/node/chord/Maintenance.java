package dev.wringer.node.chord;

import dev.wringer.node.port.Timers.Timer;
import org.jspecify.annotations.Nullable;

/**
 * The rounds in which a node keeps its tables right: each stabilizes, and each n-th fixes a finger (TON'03 §VI-D). Where n is
 * more than 1 and the pace adaptive, all fingers are fixed once when a change among the neighbours has settled.
 *
 * <p>It has settled when r rounds have passed without another one. For the last entry of a successor list comes by way of r
 * nodes, each of which learns of it in a round of its own: were they to slow down at the first quiet round, they would pass
 * news on at the longest interval just when there is most of it.
 */
final class Maintenance {

    private final ChordNode node;
    private final Runnable stabilize;
    private final FixFingers fixFingers;
    private final long shortest;
    private final long longest;
    private final long afterChange; // the interval, as long as a change has not settled
    private final boolean adaptive;
    private final int fingerRounds;

    private int rounds; // since the last one that fixed a finger
    private int quietRounds; // since the last change
    private boolean unsettled; // whether all fingers are to be fixed as soon as the last change has settled
    private long interval; // nanoseconds; between shortest and longest
    private @Nullable Timer next; // null while stopped

    /** Rounds of {@code stabilize}, and of what else is to be done as often. */
    Maintenance(ChordNode node, Runnable stabilize, FixFingers fixFingers) {
        this.node = node;
        this.stabilize = stabilize;
        this.fixFingers = fixFingers;
        Pace pace = node.settings().pace();
        shortest = pace.shortest().toNanos();
        longest = pace.longest().toNanos();
        adaptive = pace.adaptive();
        afterChange = adaptive ? shortest : longest;
        fingerRounds = node.settings().fingerRounds();
        interval = longest;
    }

    void start() {
        if (next == null) {
            scheduleWithin(0, interval); // spread from the start: nodes that start together do not move in step
        }
    }

    void stop() {
        if (next != null) {
            next.cancel();
            next = null;
            beQuick(); // when it starts again: who knows what has changed meanwhile
        }
    }

    boolean isRunning() {
        return next != null;
    }

    /** The neighbours have changed: look again soon. */
    void somethingChanged() {
        unsettled = adaptive && fingerRounds > 1;
        boolean wasSlow = interval > afterChange;
        beQuick();
        if (wasSlow) {
            soon();
        }
    }

    private void beQuick() {
        quietRounds = 0;
        interval = afterChange;
    }

    /** Has the next round come within the shortest interval. */
    void soon() {
        if (next != null) {
            next.cancel();
            scheduleWithin(shortest / 2, shortest);
        }
    }

    /**
     * Stabilizes {@linkplain ChordNode#within within} so many nanoseconds, without a round. Rounds go on an interval later: they are out
     * of step then with those of whoever was busy.
     */
    void stabilizeWithin(long nanos) {
        if (next != null) {
            next.cancel();
            next = node.within(nanos, this::inBetween);
        }
    }

    private void inBetween() {
        scheduleNext();
        node.stabilizeNow();
    }

    private void round() {
        boolean settled = ++quietRounds > node.settings().successors();
        if (settled) {
            interval = Math.min(longest, 2 * interval);
        }
        scheduleNext();
        stabilize.run();
        if (++rounds == fingerRounds) {
            rounds = 0;
            fixFingers.run();
        }
        if (unsettled && settled) {
            unsettled = !fixFingers.runAll();
        }
    }

    private void scheduleNext() {
        scheduleWithin(adaptive ? interval / 2 : shortest, interval);
    }

    private void scheduleWithin(long from, long to) {
        next = node.timers().schedule(node.entropy().between(from, to), this::round);
    }
}
