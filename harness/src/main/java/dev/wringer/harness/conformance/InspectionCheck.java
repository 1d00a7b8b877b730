package dev.wringer.harness.conformance;

import dev.wringer.harness.testee.HeldVersion;
import dev.wringer.node.block.Block;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Inspect tells of blocks just as much as it is asked for, with the version and the digest that their contents have. */
final class InspectionCheck implements Check<Hosts> {

    @Override
    public String name() {
        return "inspection";
    }

    @Override
    public String examine(Hosts hosts) {
        int compared = 0;
        for (Examined host : hosts.all()) {
            Set<HeldVersion> held = held(host);
            require(
                    host,
                    versions(host, true, List.of()).containsAll(held),
                    "the numbers and digests of its versions are" + " not those of the contents that it shows");
            require(host, versions(host, false, List.of()).isEmpty(), "it shows blocks, and was not asked for any");
            for (HeldVersion each : held.stream().limit(1).toList()) {
                List<RingId> only = List.of(each.key());
                require(
                        host,
                        versions(host, true, only).stream()
                                        .map(HeldVersion::key)
                                        .allMatch(each.key()::equals)
                                && versions(host, true, only).contains(each),
                        "asked for the block under one key alone, it shows another one, or none");
            }
            compared += held.size();
        }
        if (compared == 0) {
            throw NotChecked.because("no block is held by " + Check.hosts(hosts.all()));
        }
        return "keys, numbers and digests of " + Check.count(compared, "held block", "held blocks")
                + " were those of their contents; without being asked for blocks nobody showed any";
    }

    private static Set<HeldVersion> held(Examined host) {
        Set<HeldVersion> held = new HashSet<>();
        host.holdings(List.of()).forEach(node -> {
            for (Block block : node.held()) {
                held.add(new HeldVersion(
                        node.belief().self(),
                        block.key(),
                        Version.of(block.version().number(), block.payload())));
            }
        });
        return held;
    }

    private static Set<HeldVersion> versions(Examined host, boolean blocks, List<RingId> keys) {
        return new HashSet<>(host.ask(testee -> testee.inspectVersions(blocks, keys)));
    }

    private static void require(Examined host, boolean honoured, String otherwise) {
        if (!honoured) {
            throw new Broken(host.name(), otherwise);
        }
    }
}
