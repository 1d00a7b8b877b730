package dev.wringer.harness.hostprocess;

import dev.wringer.harness.ring.Cast;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the rules of links name the hosts of a ring (docs/TESTEE.md, Links): one pattern fits all whose names differ by
 * their numbers only, and hosts that have chosen their names have one rule each.
 *
 * @param usual the name of any host that has not chosen
 * @param chosen the names of the others, by number
 */
public record HostPatterns(String usual, Map<Integer, String> chosen) {

    /** Takes a copy, in the order of numbers. */
    public HostPatterns {
        chosen = new TreeMap<>(chosen);
    }

    /** Those of a ring. */
    public static HostPatterns of(RingSpec spec, Seed seed) {
        return new HostPatterns(RingSpec.hostName(seed, 0), Cast.of(spec, seed).chosenNames());
    }

    /**
     * The rules by which a host finds its links.
     *
     * @param server where they begin
     * @param firstPort of the link to host 0; the others follow in the order of their numbers
     */
    public String rules(String server, int firstPort) {
        return Stream.concat(
                        chosen.entrySet().stream()
                                .map(host -> host.getValue() + "=" + server + ":" + (firstPort + host.getKey())),
                        Stream.of(usual.replaceFirst("[0-9]+", "*") + "=" + server + ":" + firstPort + "+*"))
                .collect(Collectors.joining(","));
    }
}
