package dev.wringer.harness.sim;

import org.jspecify.annotations.Nullable;

/** Something that happens at its time in simulation. An object rather than a function, so that a call can be one event
 * in several stages, and the queue be searched for what is under way. */
abstract class SimEvent {

    /** Makes it happen, now. */
    abstract void fire();

    /** The node to which it happens: whose code runs in it, if any does. Asked while it happens, or right after. */
    @Nullable
    abstract SimNode node();

    /** Reads what it will need when it happens, so that it is in the processor's cache by then. Changes nothing. */
    int touch() {
        SimNode node = node();
        return node == null ? 0 : node.touch();
    }
}
