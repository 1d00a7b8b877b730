package dev.wringer.harness.ring;

import java.util.OptionalLong;
import java.util.function.Supplier;

/** Told what choice there is when messages are delivered in turns: for who wants to explore all orders. */
@FunctionalInterface
public interface TurnWatcher {

    /** Wants to know nothing. */
    TurnWatcher NOBODY = (turn, choices, state) -> {};

    /**
     * A message is about to be delivered.
     *
     * @param turn its number, from 0 on
     * @param choices how many messages could be the one, ≥ 1
     * @param state a digest of the present state, if there is one: of no use later on. After two equal states the same happens,
     *     and the same can be made to happen
     * @throws AbandonedTrial if the rest is of no interest
     */
    void turn(int turn, int choices, Supplier<OptionalLong> state);
}
