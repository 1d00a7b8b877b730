package dev.wringer.harness.sim;

import dev.wringer.harness.ring.TurnWatcher;
import java.util.Set;

/** States that are taken for equal although they differ: for showing that somebody notices. */
public final class WeakStates {

    private WeakStates() {}

    /** Tells {@code watcher} of states from which objects of these classes are left out. */
    public static TurnWatcher without(Set<Class<?>> leftOut, TurnWatcher watcher) {
        return (turn, choices, state) -> watcher.turn(
                turn, choices, () -> state instanceof RingState whole ? whole.without(leftOut) : state.get());
    }
}
