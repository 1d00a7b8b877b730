package dev.wringer.harness.hunt;

import dev.wringer.harness.blueprint.DrillParameters;
import dev.wringer.harness.blueprint.RingParameters;
import dev.wringer.harness.nemesis.Nemesis;
import dev.wringer.harness.nemesis.Stage;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.DeliveryOrder;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.workload.Task;
import dev.wringer.node.port.Entropy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Draws small rings with everything that happens to them, each wholly from one seed. Few kinds of faults at a time, and few
 * kinds of operations: one kind may hide what another one would find (swarm testing, Groce et al., ISSTA'12). Immutable.
 */
public final class SetupGenerator {

    private static final int LEAST_HOSTS = 3;
    private static final int DEEPEST = 4;

    /** What is drawn from, the usual first; the seconds between two strikes stand for each {@code %d}. */
    private static final List<String> KINDS = List.of(
            "churn:rate=0.%d",
            "crashes:every=%ds",
            "mass-leave:every=%ds",
            "flash-crowd:every=%ds",
            "restarts:every=%ds",
            "restarts:every=%ds,away=2s",
            "pauses:calm=%ds",
            "partitions:calm=%ds",
            "one-way:calm=%ds",
            "flapping",
            "slow-links:calm=%ds",
            "random");

    /** Delays of messages that leave half of the shortest time-out for a call to wait. */
    private static final List<String> SHORT = List.of("constant:50ms", "uniform:10ms..90ms");

    /** Those that keep nobody from answering: under them invariants are held against the protocol all the time. */
    private static final int CALM_KINDS = 5;

    /** How large a ring is at most, and how long things happen to it. */
    private enum Size {
        SMALL(12, "10s", "20s"),
        TINY(5, "2s", "4s");

        private final int mostNodes;
        private final String shorter;
        private final String longer;

        Size(int mostNodes, String shorter, String longer) {
            this.mostNodes = mostNodes;
            this.shorter = shorter;
            this.longer = longer;
        }

        /** The time between strikes, in seconds. */
        int between(Entropy chance) {
            return this == TINY ? 1 : 2 + chance.nextInt(4);
        }
    }

    private final String variant;
    private final Set<Capability> offered;
    private final Size size;

    private SetupGenerator(String variant, Testbed testbed, Size size) {
        this.variant = variant;
        this.offered = testbed.offered();
        this.size = size;
    }

    /**
     * Small rings of nodes that run this variant, to be tried by the thousand.
     *
     * @param testbed for whose abilities faults are drawn
     */
    public static SetupGenerator small(String variant, Testbed testbed) {
        return new SetupGenerator(variant, testbed, Size.SMALL);
    }

    /** Tiny ones with a short life, of which one is tried in all orders of delivery. */
    public static SetupGenerator tiny(String variant, Testbed testbed) {
        return new SetupGenerator(variant, testbed, Size.TINY);
    }

    /** The setup of this seed. */
    public Setup draw(long seed) {
        Entropy chance = new Seed(seed).fork("setup").entropy();
        Map<String, String> texts = new LinkedHashMap<>();
        ring(texts, chance);
        if (new Seed(seed).fork("pace").entropy().nextInt(8) == 0) {
            texts.put(RingParameters.STABILIZE.name(), "1s..1s"); // rounds of different nodes keep step
        }
        clients(texts, chance);
        Setup calm = withTimeForTurns(order(Setup.of(texts, seed)));
        Stage stage = Stage.of(calm.spec(), calm.get(DrillParameters.DURATION), offered);
        Nemesis nemesis = Nemesis.of(nemesis(chance));
        return calm.with(
                DrillParameters.FAULTS,
                nemesis.schedule(stage, new Seed(seed).fork("nemesis").entropy()));
    }

    private void ring(Map<String, String> texts, Entropy chance) {
        int virtualNodes = size != Size.TINY && chance.nextInt(4) == 0 ? 2 : 1;
        int hosts = LEAST_HOSTS + chance.nextInt(size.mostNodes / virtualNodes - LEAST_HOSTS + 1);
        int nodes = hosts * virtualNodes;
        int successors = Math.min(hosts - 1, 2 + chance.nextInt(3));
        int replicas = 1 + chance.nextInt(Setup.mostReplicas(successors, virtualNodes));
        texts.put(RingParameters.NODES.name(), String.valueOf(nodes));
        texts.put(RingParameters.VIRTUAL_NODES.name(), String.valueOf(virtualNodes));
        texts.put(RingParameters.SUCCESSORS.name(), String.valueOf(successors));
        texts.put(RingParameters.REPLICAS.name(), String.valueOf(replicas));
        texts.put(RingParameters.VARIANT.name(), variant);
        texts.put(RingParameters.LATENCY.name(), latency(chance));
        texts.put(RingParameters.LOSS.name(), chance.nextInt(8) == 0 ? one(chance, "0.1%", "1%") : "0%");
        texts.put(RingParameters.STABILIZE.name(), one(chance, "500ms..1500ms", "adaptive:500ms..4s"));
        texts.put(RingParameters.REPAIR.name(), one(chance, "5s", "10s", "30s"));
        texts.put(RingParameters.LOOKUP.name(), one(chance, "iterative", "recursive"));
        texts.put(RingParameters.REMEMBER.name(), chance.nextInt(4) == 0 ? "on" : "off");
        texts.put(RingParameters.CACHE.name(), one(chance, "0", "8"));
        texts.put(RingParameters.STORE.name(), one(chance, "memory", "disk"));
        texts.put(RingParameters.FORMATION.name(), chance.nextInt(8) == 0 ? "grown" : "assembled");
    }

    /** One that is drawn for each message would hide what another order changes. */
    private String latency(Entropy chance) {
        return size == Size.TINY
                ? SHORT.get(0)
                : one(chance, SHORT.get(0), SHORT.get(1), "uniform:1ms..200ms", "exponential:30ms");
    }

    private void clients(Map<String, String> texts, Entropy chance) {
        texts.put(DrillParameters.MIX.name(), mix(chance));
        texts.put(DrillParameters.ARRIVAL.name(), one(chance, "open:0.5/s", "open:1/s", "open:2/s", "closed:2:1s"));
        texts.put(DrillParameters.BLOCKS.name(), one(chance, "1", "3", "6"));
        texts.put(DrillParameters.AUTHORS.name(), one(chance, "1", "2"));
        texts.put(DrillParameters.WARM_UP.name(), "1s");
        texts.put(DrillParameters.DURATION.name(), one(chance, size.shorter, size.longer));
        texts.put(DrillParameters.AFTER.name(), "2s");
    }

    /** As the delays say, or by priorities that change within the time for which clients work. */
    private Setup order(Setup setup) {
        Entropy chance = new Seed(setup.seed()).fork("order").entropy();
        if (!offered.contains(Capability.DELIVERY_ORDER) || chance.nextInt(2) == 0) {
            return setup;
        }
        Duration working = setup.get(DrillParameters.WARM_UP)
                .plus(setup.get(DrillParameters.DURATION))
                .plus(setup.get(DrillParameters.AFTER));
        long turns = working.dividedBy(setup.spec().betweenTurns());
        return setup.with(
                RingParameters.ORDER,
                new DeliveryOrder.Priorities(2 + chance.nextInt(DEEPEST - 1), Math.toIntExact(turns)));
    }

    /** Where messages wait for their turns as well, they travel for a shorter time: nobody alive is to be taken for dead for that. */
    static Setup withTimeForTurns(Setup setup) {
        boolean inTurns = !(setup.get(RingParameters.ORDER) instanceof DeliveryOrder.ByDelays);
        return inTurns && !SHORT.contains(setup.settings().text(RingParameters.LATENCY.name()))
                ? setup.reading(RingParameters.LATENCY, SHORT.get(SHORT.size() - 1))
                : setup;
    }

    private static String mix(Entropy chance) {
        List<Task> tasks = some(List.of(Task.values()), 1 + chance.nextInt(3), chance);
        return tasks.stream().sorted().map(task -> task.word() + ":1").collect(Collectors.joining(","));
    }

    private String nemesis(Entropy chance) {
        int kinds = chance.nextInt(2) == 0 ? CALM_KINDS : KINDS.size();
        return some(KINDS.subList(0, kinds), 1 + chance.nextInt(2), chance).stream()
                .map(kind -> kind.replace("%d", String.valueOf(size.between(chance))))
                .collect(Collectors.joining("+"));
    }

    private static <T> List<T> some(List<T> of, int number, Entropy chance) {
        List<T> left = new ArrayList<>(of);
        List<T> some = new ArrayList<>();
        while (some.size() < number) {
            some.add(left.remove(chance.nextInt(left.size())));
        }
        return some;
    }

    private static String one(Entropy chance, String... of) {
        return of[chance.nextInt(of.length)];
    }
}
