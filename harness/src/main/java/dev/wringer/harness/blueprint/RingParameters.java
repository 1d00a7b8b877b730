package dev.wringer.harness.blueprint;

import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.ring.DeliveryOrder;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.Store;
import dev.wringer.harness.setting.Choices;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.Percentages;
import dev.wringer.harness.setting.Texts;
import dev.wringer.harness.setting.TimeRange;
import dev.wringer.harness.setting.TimeRanges;
import dev.wringer.harness.setting.Times;
import dev.wringer.harness.setting.WholeNumbers;
import dev.wringer.node.chord.LookupMode;
import dev.wringer.node.chord.Pace;
import dev.wringer.node.host.Variant;
import java.time.Duration;
import java.util.List;

/** The parameters that every scenario has: they describe the ring. */
public final class RingParameters {

    /** Said of hosts that stand where chance has it. */
    static final String NOWHERE = "nowhere";

    /** N, how many Chord nodes. */
    public static final Parameter<Long> NODES =
            new Parameter<>("nodes", new WholeNumbers(2, 10_000_000), "1000", "Chord nodes");

    /** r. */
    public static final Parameter<Long> SUCCESSORS =
            new Parameter<>("successors", new WholeNumbers(1, 1_000), "16", "length of the successor lists");

    /** k. */
    public static final Parameter<Long> REPLICAS =
            new Parameter<>("replicas", new WholeNumbers(1, 1_000), "5", "copies of each block, the primary included");

    /** How many nodes share a host. */
    public static final Parameter<Long> VIRTUAL_NODES =
            new Parameter<>("virtual-nodes", new WholeNumbers(1, 100_000), "1", "nodes on each host; divides nodes");

    /** How the ring comes into being. */
    public static final Parameter<Formation> FORMATION = new Parameter<>(
            "formation", Choices.of(Formation.class), "assembled", "given the ideal state at once, or grown by joins");

    /** How long messages take. */
    public static final Parameter<Latency> LATENCY =
            new Parameter<>("latency", new Latencies(), "constant:50ms", "delay of a message, one way");

    /** In which order messages are delivered. */
    public static final Parameter<DeliveryOrder> ORDER = new Parameter<>(
            "order", new DeliveryOrders(), "delays", "which of the messages that have arrived is delivered next");

    /** Which share of messages is lost. */
    public static final Parameter<Double> LOSS =
            new Parameter<>("loss", Percentages.ALL, "0%", "messages lost at random");

    /** Which protocol the nodes run: a {@link Variant}, or one that somebody else's node knows. */
    public static final Parameter<String> VARIANT = new Parameter<>(
            "variant", new VariantNames(), Variant.CORRECTED.commandLineName(), "protocol that the nodes run");

    /** Which protocol some of the hosts run. */
    public static final Parameter<String> OTHER_VARIANT = new Parameter<>(
            "other-variant", new VariantNames(), Variant.CORRECTED.commandLineName(), "protocol that some hosts run");

    /** How many hosts those are. */
    public static final Parameter<Double> OTHER_SHARE =
            new Parameter<>("other-share", Percentages.ALL, "0%", "share of the first hosts that run other-variant");

    /** Next to whose key those stand. */
    public static final Parameter<String> OTHER_NEAR = new Parameter<>(
            "other-near",
            new Texts(),
            NOWHERE,
            "text next to whose key the hosts of other-variant stand, by names of their choice; needs virtual-nodes=1");

    /** What some hosts run, or shall run, in the place of what the others do. */
    public static final Parameter<NodeChange> CANDIDATE = new Parameter<>(
            "candidate", new NodeChanges(), NodeChanges.NONE, "another release of the node, beside the baseline");

    /** How many hosts run it from the start. */
    public static final Parameter<Double> CANDIDATE_SHARE =
            new Parameter<>("candidate-share", Percentages.ALL, "0%", "share of the first hosts that run candidate");

    /** How often nodes stabilize. */
    public static final Parameter<Pace> STABILIZE =
            new Parameter<>("stabilize", new Paces(), "adaptive:1s..20s", "interval of Chord's maintenance");

    /** How many rounds there are to each finger that is fixed. */
    public static final Parameter<Long> FINGER_ROUNDS = new Parameter<>(
            "finger-rounds", new WholeNumbers(1, Integer.MAX_VALUE), "1", "rounds of maintenance to each finger fixed");

    /** How often nodes repair replicas. */
    public static final Parameter<Duration> REPAIR =
            new Parameter<>("repair", Times.POSITIVE, "300s", "mean interval of replica repair");

    /** How long nodes wait for an answer. */
    public static final Parameter<TimeRange> TIMEOUT =
            new Parameter<>("timeout", new TimeRanges(), "500ms..3s", "bounds of the adaptive time-out of a call");

    /** When a lookup gives up. */
    public static final Parameter<Duration> LOOKUP_TIMEOUT =
            new Parameter<>("lookup-timeout", Times.POSITIVE, "15s", "when a lookup gives up; ≥ the shortest timeout");

    /** Who asks the hops. */
    public static final Parameter<LookupMode> LOOKUP =
            new Parameter<>("lookup", Choices.of(LookupMode.class), "iterative", "who asks the hops of a lookup");

    /** Whether nodes remember members that they took for dead. */
    public static final Parameter<Boolean> REMEMBER = new Parameter<>(
            "remember",
            Choices.onOrOff(),
            "off",
            "nodes ask those they took for dead; rings that were cut apart merge");

    /** How many blocks a node caches for others. */
    public static final Parameter<Long> CACHE = new Parameter<>(
            "cache", new WholeNumbers(0, Integer.MAX_VALUE), "128", "blocks that a node caches for others; 0 for none");

    /** Where hosts keep their blocks. */
    public static final Parameter<Store> STORE = new Parameter<>(
            "store", Choices.of(Store.class), "memory", "where hosts keep blocks; on disk they outlive a crash");

    private RingParameters() {}

    /** Those of which two hosts of one ring may have different values. */
    public static List<Parameter<?>> ofNodes() {
        return List.of(VARIANT, STABILIZE, FINGER_ROUNDS, REPAIR, TIMEOUT, LOOKUP_TIMEOUT, LOOKUP, REMEMBER, CACHE);
    }

    /** All of them, in the order in which they are listed. */
    public static List<Parameter<?>> all() {
        return List.of(
                NODES,
                SUCCESSORS,
                REPLICAS,
                VIRTUAL_NODES,
                FORMATION,
                LATENCY,
                ORDER,
                LOSS,
                VARIANT,
                OTHER_VARIANT,
                OTHER_SHARE,
                OTHER_NEAR,
                CANDIDATE,
                CANDIDATE_SHARE,
                STABILIZE,
                FINGER_ROUNDS,
                REPAIR,
                TIMEOUT,
                LOOKUP_TIMEOUT,
                LOOKUP,
                REMEMBER,
                CACHE,
                STORE);
    }
}
