package dev.wringer.harness.ring;

/** Told what choice there is when messages are delivered in turns: for who wants to explore all orders. */
@FunctionalInterface
public interface TurnWatcher {

    /** Wants to know nothing. */
    TurnWatcher NOBODY = (turn, waiting) -> {};

    /**
     * A message is about to be delivered.
     *
     * @param turn its number, from 0 on
     * @param waiting how many messages could be the one, ≥ 1
     */
    void turn(int turn, int waiting);
}
