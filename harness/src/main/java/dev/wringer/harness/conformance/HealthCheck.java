package dev.wringer.harness.conformance;

import dev.wringer.harness.live.TimeLimits;
import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.harness.testee.InspectedNode;
import dev.wringer.harness.testee.Testee;

/** The health service says {@code SERVING} while all virtual nodes are members, and otherwise not. */
final class HealthCheck implements Check<Hosts> {

    private final TimeLimits limits;

    HealthCheck(TimeLimits limits) {
        this.limits = limits;
    }

    @Override
    public String name() {
        return Clause.HEALTH.title();
    }

    @Override
    public String examine(Hosts hosts) {
        for (Examined host : hosts.all()) {
            requireAgreement(host);
        }
        return Check.hosts(hosts.all()) + " said SERVING, with all virtual nodes members";
    }

    private void requireAgreement(Examined host) {
        boolean members = host.inspect().stream().allMatch(InspectedNode::member);
        if (!members) {
            if (host.ask(Testee::health) && !host.inspect().stream().allMatch(InspectedNode::member)) {
                throw new ContractBreach(
                        Clause.HEALTH, host.name(), "it says SERVING while not all virtual nodes are members");
            }
            throw NotChecked.because(host.name() + " is no member of a ring with all of its virtual nodes, and does not"
                    + " say SERVING: have it found or join one first");
        }
        if (new Patience(limits.health()).until(() -> host.ask(Testee::health)).isEmpty()) {
            throw new ContractBreach(
                    Clause.HEALTH,
                    host.name(),
                    "its health service does not say SERVING, " + Patience.text(limits.health())
                            + " after all its virtual nodes have become members");
        }
    }
}
