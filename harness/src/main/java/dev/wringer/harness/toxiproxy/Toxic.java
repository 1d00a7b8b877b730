package dev.wringer.harness.toxiproxy;

import dev.wringer.node.port.Entropy;
import java.util.Map;

/** What spoils a link, with its attributes. One value may serve any number of connections. */
sealed interface Toxic permits Bandwidth, Latency, LimitData, Noop, ResetPeer, Slicer, SlowClose, Timeout {

    /** What it is. */
    ToxicType type();

    /** Its attributes under their names in JSON. */
    Map<String, Long> attributes();

    /**
     * Begins to spoil one direction of a connection.
     *
     * @param timers the time of the connection's event loop
     * @param chance whatever the toxic draws is drawn from here
     */
    Stage stage(Timers timers, Entropy chance);

    /** How many bytes more than usual may be under way because of it. */
    default long window() {
        return 0;
    }
}
