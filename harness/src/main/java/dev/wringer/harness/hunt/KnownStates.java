package dev.wringer.harness.hunt;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The states from which all departures are tried, or are going to be, that are still allowed there. Orders with fewer
 * departures come first, so whoever comes to a known state has at most as many left as whoever came to it before. It
 * grows with the results, in their order, so nothing depends on how many trials are under way. Thread-safe.
 */
final class KnownStates {

    private final Map<Long, Boolean> failing =
            new ConcurrentHashMap<>(); // by state: whether a check breaks, before it or after

    /**
     * How far an order is followed.
     *
     * @param end the first turn that is not
     * @param pruned whether it has led to a known state there
     * @param failed whether a check breaks
     */
    record Followed(int end, boolean pruned, boolean failed) {}

    boolean contains(long state) {
        return failing.containsKey(state);
    }

    /**
     * Follows an order from turn {@code first} on to its end or to a known state, and knows the states on this way from now on.
     *
     * @param trial of that order; abandoned if it has led to a state that is known
     */
    Followed follow(List<Exploration.Turn> turns, int first, Examiner.Examined trial) {
        int end = first;
        while (end < turns.size() && !isKnown(turns.get(end).state())) {
            end++;
        }
        boolean pruned = end < turns.size();
        boolean failed = pruned
                ? failing.get(turns.get(end).state().getAsLong())
                : trial.outcome().broken().isPresent();
        if (pruned || !trial.shared()) { // the correct protocol need not fail after another way to the same state
            turns.subList(first, end).forEach(turn -> turn.state().ifPresent(state -> failing.put(state, failed)));
        }
        return new Followed(end, pruned, failed);
    }

    private boolean isKnown(OptionalLong state) {
        return state.isPresent() && contains(state.getAsLong());
    }
}
