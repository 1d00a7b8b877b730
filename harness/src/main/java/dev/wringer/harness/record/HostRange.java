package dev.wringer.harness.record;

import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Honest nodes of consecutive hosts that follow the harness's naming rule, {@code host-000017.ring-7:7000} for host number 17 of ring 7:
 * what makes a list of a million members one short line.
 *
 * @param first the number of the first host, 0 … 999,999
 * @param hosts how many hosts, ≥ 1
 * @param nodes how many virtual nodes each of them carries, numbered from 0
 * @param suffix what follows the number in the name of each, {@code .ring-7:7000}
 */
record HostRange(int first, int hosts, int nodes, String suffix) {

    private static final int WORTH_WHILE = 3; // shorter ranges are as quickly written, and easier read, name by name
    private static final int NUMBERS = 1_000_000;
    private static final Pattern NUMBERED = Pattern.compile("host-(\\d{6})(\\D.*)");

    /** Checks the bounds. */
    HostRange {
        if (first < 0 || hosts < 1 || nodes < 1 || first + hosts > NUMBERS) {
            throw new IllegalArgumentException("no such hosts: " + hosts + " from number " + first + " on");
        }
    }

    /** The range with which {@code peers}, read from {@code start} on, begin; if there is one that is worth it. */
    static Optional<HostRange> at(List<Peer> peers, int start) {
        Matcher host = NUMBERED.matcher(peers.get(start).host());
        if (!host.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(host.group(1));
        String suffix = host.group(2);
        int nodes = nodesOnOneHost(peers, start);
        if (nodes == 0) {
            return Optional.empty();
        }
        HostRange longest = new HostRange(first, NUMBERS - first, nodes, suffix);
        int hosts = longest.commonLength(peers.subList(start, peers.size())) / nodes;
        return hosts < WORTH_WHILE ? Optional.empty() : Optional.of(new HostRange(first, hosts, nodes, suffix));
    }

    private static int nodesOnOneHost(List<Peer> peers, int start) {
        int nodes = 0;
        while (start + nodes < peers.size()
                && peers.get(start + nodes).sharesHostWith(peers.get(start))
                && peers.get(start + nodes).virtualNode() == nodes) {
            nodes++;
        }
        return nodes;
    }

    private int commonLength(List<Peer> peers) {
        int length = 0;
        while (length < peers.size() && length < size() && peers.get(length).equals(peer(length))) {
            length++;
        }
        return length;
    }

    /** How many nodes there are in the range. */
    long size() {
        return (long) hosts * nodes;
    }

    /** The nodes of the range, host by host. */
    List<Peer> peers() {
        return IntStream.range(0, Math.toIntExact(size())).mapToObj(this::peer).toList();
    }

    private Peer peer(int index) {
        String sixDigits = Integer.toString(NUMBERS + first + index / nodes).substring(1);
        return Peer.at("host-" + sixDigits + suffix, index % nodes);
    }
}
