package dev.wringer.harness.sim;

import java.util.function.Consumer;

/** What delivers messages that have arrived some time after, in an order of its own. */
interface Deliveries {

    /** How long a message may have to wait, in nanoseconds. */
    long patience();

    /** Takes a message that arrives at this time, and delivers it some time after. */
    void carry(Parcel parcel, long arrival);

    /** Shows every message that it has and has not delivered. */
    void forEach(Consumer<SimEvent> action);
}
