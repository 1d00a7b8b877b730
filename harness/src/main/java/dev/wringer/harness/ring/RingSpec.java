package dev.wringer.harness.ring;

import dev.wringer.harness.fault.HostNames;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.Release;
import dev.wringer.node.dhash.DhashSettings;
import dev.wringer.node.host.NodeSettings;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What ring a scenario wants.
 *
 * @param nodes how many Chord nodes, at least r + 1
 * @param virtualNodes how many of them each host carries; divides {@code nodes}
 * @param formation whether the ring is assembled or grows
 * @param node the settings of each node
 * @param latency of messages, where the testbed models it
 * @param order in which messages are delivered, where the testbed can choose it
 * @param loss the probability that a message is lost, where the testbed models it; 0 … 1
 * @param store where hosts keep their blocks
 * @param foreignVariant the name of a protocol that only somebody else's node knows; nodes run that instead of the
 *     {@linkplain NodeSettings#variant() known one}
 * @param minority hosts that run something else again
 * @param mixture two releases of the node in one ring
 */
public record RingSpec(
        int nodes,
        int virtualNodes,
        Formation formation,
        NodeSettings node,
        Latency latency,
        DeliveryOrder order,
        double loss,
        Store store,
        Optional<String> foreignVariant,
        Minority minority,
        Mixture mixture) {

    /** Checks what no ring can be built from. */
    public RingSpec {
        if (nodes < 1 || virtualNodes < 1 || nodes % virtualNodes != 0) {
            throw new IllegalArgumentException(
                    nodes + " nodes cannot be spread evenly over hosts with " + virtualNodes + " virtual nodes each");
        }
        int successors = node.chord().successors();
        if (nodes < successors + 1) {
            throw new IllegalArgumentException("a ring whose nodes keep " + successors + " successors needs at least "
                    + (successors + 1) + " nodes, not " + nodes);
        }
        int replicas = node.dhash().replicas();
        if (replicas > successors || replicas > nodes / virtualNodes) {
            throw new IllegalArgumentException(replicas + " replicas need as many successors and hosts, not "
                    + successors + " and " + nodes / virtualNodes);
        }
        if (!(loss >= 0 && loss <= 1)) {
            throw new IllegalArgumentException("a loss of " + loss + " is outside 0 … 1");
        }
        if (minority.near().isPresent() && virtualNodes != 1) {
            throw new IllegalArgumentException("a host chooses the place of one node, not of " + virtualNodes);
        }
    }

    /** A ring whose hosts keep their blocks in memory. */
    public RingSpec(int nodes, int virtualNodes, Formation formation, NodeSettings node, Latency latency, double loss) {
        this(
                nodes,
                virtualNodes,
                formation,
                node,
                latency,
                new DeliveryOrder.ByDelays(),
                loss,
                Store.MEMORY,
                Optional.empty(),
                Minority.NOBODY,
                Mixture.NONE);
    }

    /** This ring with blocks kept there. */
    public RingSpec withStore(Store other) {
        return new RingSpec(
                nodes, virtualNodes, formation, node, latency, order, loss, other, foreignVariant, minority, mixture);
    }

    /** This ring with messages that take so long. */
    public RingSpec withLatency(Latency other) {
        return new RingSpec(
                nodes, virtualNodes, formation, node, other, order, loss, store, foreignVariant, minority, mixture);
    }

    /** This ring with messages that are delivered in this order. */
    public RingSpec withOrder(DeliveryOrder other) {
        return new RingSpec(
                nodes, virtualNodes, formation, node, latency, other, loss, store, foreignVariant, minority, mixture);
    }

    /** This ring of nodes that run the protocol which somebody else's node knows by that name. */
    public RingSpec withForeignVariant(String name) {
        return new RingSpec(
                nodes,
                virtualNodes,
                formation,
                node,
                latency,
                order,
                loss,
                store,
                Optional.of(name),
                minority,
                mixture);
    }

    /** This ring with hosts that run something else. */
    public RingSpec withMinority(Minority other) {
        return new RingSpec(
                nodes, virtualNodes, formation, node, latency, order, loss, store, foreignVariant, other, mixture);
    }

    /** This ring of two releases. */
    public RingSpec withMixture(Mixture other) {
        return new RingSpec(
                nodes, virtualNodes, formation, node, latency, order, loss, store, foreignVariant, minority, other);
    }

    /** The settings of the nodes of either release. */
    private List<NodeSettings> releases() {
        return mixture.candidate()
                .map(candidate -> List.of(node, candidate.node()))
                .orElseGet(() -> List.of(node));
    }

    private static <T extends Comparable<T>> T longest(List<NodeSettings> releases, Function<NodeSettings, T> time) {
        return releases.stream().map(time).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** The name of the protocol that nodes are told to run. */
    public String variant() {
        return foreignVariant.orElseGet(() -> node.variant().commandLineName());
    }

    /** The name of the protocol that nodes of this release are told to run. */
    public String variant(Release release) {
        return candidate(release).map(Candidate::variant).orElseGet(this::variant);
    }

    /** The settings of nodes of this release. */
    NodeSettings node(Release release) {
        return candidate(release).map(Candidate::node).orElse(node);
    }

    private Optional<Candidate> candidate(Release release) {
        return mixture.candidate().filter(candidate -> release == Release.CANDIDATE);
    }

    /** This ring on so many hosts with so many virtual nodes each. */
    public RingSpec spread(int hosts, int virtualNodesEach) {
        return new RingSpec(
                hosts * virtualNodesEach,
                virtualNodesEach,
                formation,
                node,
                latency,
                order,
                loss,
                store,
                foreignVariant,
                minority,
                mixture);
    }

    /** How many hosts carry the nodes. */
    public int hosts() {
        return nodes / virtualNodes;
    }

    /** How long a call takes at most where all is well and time is real: far more than it usually does. */
    Duration usualCall() {
        boolean delayed = !latency.equals(new Latency.Constant(Duration.ZERO));
        return delayed ? node.chord().shortestTimeout() : Duration.ofSeconds(1);
    }

    /** For how long a node may wait for another one's answer, whatever it is about. */
    public Duration longestCall() {
        return longest(
                releases(),
                each -> Collections.max(List.of(
                        each.chord().longestTimeout(),
                        each.dhash().fetchTimeout(),
                        each.dhash().storeTimeout())));
    }

    /**
     * For how long a message that has arrived waits for its turn at most, where messages are delivered in turns: a request and its
     * answer both wait, and travel as well, and nobody alive is to be taken for dead for it.
     */
    public Duration longestWaitForTurn() {
        return node.chord().shortestTimeout().dividedBy(4);
    }

    /** The time between two turns: so long that messages meet. */
    public Duration betweenTurns() {
        return longestWaitForTurn().dividedBy(hosts());
    }

    /** r, the length of the successor lists. */
    public int successors() {
        return node.chord().successors();
    }

    /** k, the number of replicas of a block. */
    public int replicas() {
        return node.dhash().replicas();
    }

    /**
     * How long it takes on average from any moment to a node's next round of maintenance, if rounds keep to the whole range of
     * their pace: for intervals X that is E[X²] / 2·E[X].
     */
    public Duration meanWaitForRound() {
        double shortest = node.chord().pace().shortest().toNanos();
        double longest = node.chord().pace().longest().toNanos();
        double meanSquare = (shortest * shortest + shortest * longest + longest * longest) / 3;
        return Duration.ofNanos(Math.round(meanSquare / (shortest + longest)));
    }

    /** The mean interval of replica repair. */
    public Duration repairInterval() {
        return node.dhash().repairInterval();
    }

    /**
     * How long a client waits for an operation: twice as long as a lookup takes that is given up at the last moment, and every
     * replica that is asked in turn after it.
     */
    public Duration operationPatience() {
        DhashSettings dhash = node.dhash();
        Duration eachReplica = dhash.fetchTimeout().plus(dhash.storeTimeout());
        return longest(releases(), each -> each.chord().lookupTimeout())
                .plus(eachReplica.multipliedBy(dhash.replicas()))
                .multipliedBy(2);
    }

    /**
     * How long the slowest correct ring may take to recover. A right successor list travels back one node a round, so r rounds set
     * right what r dead neighbours left behind; as many again go to the nodes that wait for those, and log2 N to joins
     * that find one another. In each of them a dead contact may have to be waited for. Repair adds two of its own
     * intervals.
     */
    public Duration recoveryBound() {
        return longest(releases(), each -> each.chord()
                .pace()
                .longest()
                .plus(each.chord().longestTimeout())
                .multipliedBy(boundInRounds())
                .plus(each.dhash().repairInterval().multipliedBy(2)));
    }

    /** The rounds of maintenance that {@link #recoveryBound} has room for. */
    int boundInRounds() {
        int logarithm = 32 - Integer.numberOfLeadingZeros(nodes);
        return 2 * successors() + 2 * logarithm;
    }

    /**
     * The logical address of host number {@code index}, by the rule that all testbeds follow, unless the host has
     * {@link Cast chosen} another. Another seed gives other names, and so a ring with other ids: trials are
     * independent in where their nodes stand, too.
     */
    public static String hostName(Seed seed, int index) {
        return HostNames.name(index, ringName(seed));
    }

    /** What the names of all hosts of a ring end with, but for the port. */
    static String ringName(Seed seed) {
        return "ring-" + Long.toUnsignedString(seed.value());
    }
}
