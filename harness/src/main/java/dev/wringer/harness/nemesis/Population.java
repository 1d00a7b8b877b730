package dev.wringer.harness.nemesis;

import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.schedule.Action;
import dev.wringer.node.port.Entropy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Turns comings and goings into actions, and keeps count: whoever would make the ring too small stays. Times are in seconds and
 * become whole milliseconds, rounded down.
 */
final class Population {

    private static final double MILLIS = 1_000;

    private final int founders;
    private final int least;
    private final double leaving;
    private final Entropy chance;
    private final List<Change> changes = new ArrayList<>();

    private enum Kind {
        JOIN,
        DEPARTURE
    }

    private record Change(long millis, Kind kind, Nodes whom) {}

    /**
     * Nobody has come or gone yet.
     *
     * @param founders how many hosts there are, ≥ 1
     * @param least how many there are always to be
     * @param leaving which share of those that go leave; the others crash; 0 … 1
     */
    Population(int founders, int least, double leaving, Entropy chance) {
        this.founders = founders;
        this.least = least;
        this.leaving = leaving;
        this.chance = chance;
    }

    /** A host joins then. */
    void join(double time) {
        changes.add(new Change(millis(time), Kind.JOIN, Nodes.count(0)));
    }

    /** Somebody goes then. */
    void go(double time, Nodes whom) {
        changes.add(new Change(millis(time), Kind.DEPARTURE, whom));
    }

    /** These sessions of hosts that are not there yet, and of those with an end before {@code until} also the end. */
    void attend(List<Session> sessions, double until) {
        List<Session> inOrder = sessions.stream()
                .sorted(Comparator.comparingLong(session -> millis(session.begin())))
                .toList();
        for (int i = 0; i < inOrder.size(); i++) {
            join(inOrder.get(i).begin());
            goAtTheEnd(inOrder.get(i).end(), until, founders + i);
        }
    }

    /** The host with this number goes at {@code end} if that is before {@code until}. */
    void goAtTheEnd(double end, double until, int host) {
        if (end < until) {
            go(end, new Nodes.Numbered(List.of(host)));
        }
    }

    /** What is to be done, in the order of time. */
    List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        int there = founders;
        for (Change change : changes.stream()
                .sorted(Comparator.comparingLong(Change::millis).thenComparing(Change::kind))
                .toList()) {
            boolean joins = change.kind() == Kind.JOIN;
            if (joins || there > least) {
                there += joins ? 1 : -1;
                actions.add(new Action.Once(
                        Duration.ofMillis(change.millis()), joins ? new Strike.Join(1) : departure(change.whom())));
            }
        }
        return actions;
    }

    private Strike departure(Nodes whom) {
        return chance.nextDouble() < leaving ? Strike.leave(whom) : Strike.crash(whom);
    }

    private static long millis(double seconds) {
        return (long) (seconds * MILLIS);
    }
}
