package dev.wringer.harness.conformance;

import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.node.grpc.HostAndPort;
import dev.wringer.node.protocol.Peer;

/** Each host shows just its own virtual nodes, all together and one by one, each with the id that follows from its name. */
final class AddressesCheck implements Check<Hosts> {

    @Override
    public String name() {
        return Clause.ADDRESSES.title();
    }

    @Override
    public String examine(Hosts hosts) {
        for (Examined host : hosts.all()) {
            if (HostAndPort.parse(host.name()).isEmpty() || host.nodes().isEmpty()) {
                throw new ContractBreach(
                        Clause.ADDRESSES,
                        host.name(),
                        "its Status names it '" + host.name() + "', with "
                                + host.nodes().size() + " virtual nodes: it takes name:port, and a node at least");
            }
            host.status(); // each answer is held against the identity
            host.inspect();
            for (Peer node : host.nodes()) {
                host.ask(testee -> testee.inspect(node.virtualNode()));
            }
        }
        long nodes = hosts.all().stream().mapToLong(host -> host.nodes().size()).sum();
        return Check.hosts(hosts.all()) + " showed " + Check.count(nodes, "virtual node", "virtual nodes")
                + " with the right ids, all together and one by one";
    }
}
