package dev.wringer.harness.conformance;

import dev.wringer.harness.live.Obituary;
import dev.wringer.node.port.Entropy;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Optional;

/** The hosts that are looked at. One thread at a time. */
interface Hosts {

    /** Those that run, in the order in which they were started. */
    List<Examined> all();

    /** Where everything random is drawn from. */
    Entropy chance();

    /** How a host has ended that should run, if it is known that it has. */
    Optional<Obituary> obituary(String host);

    /** Puts right what a check has left behind that did not come to its end, as far as that can be done. Does not fail. */
    void settle();

    /** Who carries this node, if it is one of them. */
    default Optional<Examined> carrierOf(Peer node) {
        return all().stream().filter(host -> host.nodes().contains(node)).findFirst();
    }
}
