package dev.wringer.harness.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.ring.DeliveryOrder;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.TurnWatcher;
import dev.wringer.node.host.NodeSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Messages that arrive at one instant on different links, and the order in which they are delivered. */
class TurnstileTest {

    private static final int HOSTS = 4;
    private static final RingSpec RING = new RingSpec(
                    HOSTS,
                    1,
                    Formation.ASSEMBLED,
                    NodeSettings.DEFAULT
                            .withChord(NodeSettings.DEFAULT.chord().withSuccessors(2))
                            .withDhash(NodeSettings.DEFAULT.dhash().withReplicas(2)),
                    new Latency.Constant(Duration.ZERO),
                    0)
            .withOrder(new DeliveryOrder.ByDelays());
    private static final long PATIENCE = RING.longestWaitForTurn().toNanos();

    private final List<String> delivered = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();

    private World world(DeliveryOrder order, long seed, TurnWatcher watcher) {
        return World.of(RING.withOrder(order), new Seed(seed), watcher);
    }

    private final class Message extends SimEvent {

        private final World world;
        private final String name;

        Message(World world, String name) {
            this.world = world;
            this.name = name;
        }

        @Override
        void fire() {
            delivered.add(name);
            times.add(world.now());
        }

        @Override
        @Nullable
        SimNode node() {
            return null;
        }
    }

    /** From each host one message to host 0, all of which arrive at once. */
    private List<String> run(DeliveryOrder order, long seed) {
        delivered.clear();
        times.clear();
        World world = world(order, seed, TurnWatcher.NOBODY);
        for (int from = 0; from < HOSTS; from++) {
            world.deliver(new Message(world, "m" + from), from, 0, 5);
        }
        world.run(() -> false, 10 * PATIENCE);
        return List.copyOf(delivered);
    }

    @Test
    void byDelaysTheyComeAsTheyArrive() {
        assertThat(run(new DeliveryOrder.ByDelays(), 1)).containsExactly("m0", "m1", "m2", "m3");
        assertThat(times).containsOnly(5L);
    }

    @Test
    void byPrioritiesTheyComeInAnyOrderButTheSameForTheSameSeed() {
        Set<List<String>> seen = new HashSet<>();
        for (long seed = 1; seed <= 500; seed++) {
            seen.add(run(new DeliveryOrder.Priorities(1, 10), seed));
        }
        assertThat(seen).as("all 4! orders").hasSize(24);
        assertThat(run(new DeliveryOrder.Priorities(3, 4), 7)).isEqualTo(run(new DeliveryOrder.Priorities(3, 4), 7));
    }

    @Test
    void eachHasItsTurnAloneAndNoneWaitsForLongerThanItMay() {
        for (long seed = 1; seed <= 20; seed++) {
            run(new DeliveryOrder.Priorities(2, 4), seed);
            assertThat(times).doesNotHaveDuplicates().allSatisfy(time -> assertThat(time)
                    .isBetween(6L, 5 + PATIENCE));
        }
    }

    @Test
    void whoeverIsNeverChosenIsDeliveredWhenItsPatienceIsOver() {
        int many = 40; // more than can have turns while the first one waits
        long longest = 0;
        for (long seed = 1; seed <= 10; seed++) { // with some of them its link has the lower priority
            delivered.clear();
            times.clear();
            World busy = world(new DeliveryOrder.Priorities(1, 10), seed, TurnWatcher.NOBODY);
            busy.deliver(new Message(busy, "m"), 1, 0, 5);
            for (int i = 0; i < many; i++) {
                busy.deliver(new Message(busy, "other"), 2, 0, 5 + i * PATIENCE / (2 * HOSTS));
            }
            busy.run(() -> false, 100 * PATIENCE);

            assertThat(delivered).hasSize(1 + many);
            longest = Math.max(longest, times.get(delivered.indexOf("m")));
        }
        assertThat(longest).isEqualTo(5 + PATIENCE);
    }

    // ---- ticks

    @Test
    void whoArrivesBetweenTwoTicksIsDeliveredAtOneInstantAndAtAChosenTurnAnotherOneGoesFirst() {
        assertThat(run(DeliveryOrder.Turns.but(Map.of()), 1)).containsExactly("m0", "m1", "m2", "m3");
        assertThat(times).hasSize(HOSTS).containsOnly(PATIENCE);
        assertThat(run(DeliveryOrder.Turns.but(Map.of(1, 2)), 1)).containsExactly("m0", "m3", "m1", "m2");
        assertThat(times).hasSize(HOSTS).containsOnly(PATIENCE);
        assertThat(run(DeliveryOrder.Turns.but(Map.of(3, 9)), 1)).containsExactly("m0", "m1", "m2", "m3");
    }

    @Test
    void whoArrivesAtATickWaitsForTheNextOne() {
        World world = world(DeliveryOrder.Turns.but(Map.of()), 1, TurnWatcher.NOBODY);
        world.deliver(new Message(world, "late"), 1, 0, PATIENCE);
        world.deliver(new Message(world, "early"), 1, 0, PATIENCE - 1);
        world.run(() -> false, 10 * PATIENCE);

        assertThat(delivered).containsExactly("early", "late");
        assertThat(times).containsExactly(PATIENCE, 2 * PATIENCE);
    }

    /** Nothing depends on which of them was sent first. */
    @Test
    void whoArrivesAtOneInstantIsOrderedByItsLink() {
        World world = world(DeliveryOrder.Turns.but(Map.of()), 1, TurnWatcher.NOBODY);
        for (int from = HOSTS - 1; from >= 0; from--) {
            world.deliver(new Message(world, "m" + from), from, 0, 5);
        }
        world.run(() -> false, 10 * PATIENCE);

        assertThat(delivered).containsExactly("m0", "m1", "m2", "m3");
    }

    @Test
    void thereIsNothingToChooseBetweenMessagesToDifferentHosts() {
        List<Integer> choices = new ArrayList<>();
        World world = world(DeliveryOrder.Turns.but(Map.of(0, 1)), 1, (turn, number, state) -> choices.add(number));
        world.deliver(new Message(world, "a0"), 2, 0, 5);
        world.deliver(new Message(world, "b0"), 2, 1, 6);
        world.deliver(new Message(world, "a1"), 2, 0, 7);
        world.run(() -> false, 10 * PATIENCE);

        assertThat(delivered).containsExactly("a1", "a0", "b0");
        assertThat(choices).containsExactly(2, 1, 1);
    }

    @Test
    void theWatcherLearnsWhatChoiceThereIs() {
        List<Integer> choices = new ArrayList<>();
        World world = world(DeliveryOrder.Turns.but(Map.of()), 1, (turn, number, state) -> choices.add(number));
        for (int from = 0; from < 3; from++) {
            world.deliver(new Message(world, "m" + from), from, 0, 5);
        }
        world.run(() -> false, 10 * PATIENCE);

        assertThat(choices).containsExactly(3, 2, 1);
    }

    @Test
    void whatWaitsIsStillUnderWay() {
        World world = world(DeliveryOrder.Turns.but(Map.of()), 1, TurnWatcher.NOBODY);
        Message message = new Message(world, "m");
        world.deliver(message, 1, 0, 5);
        assertThat(underway(world)).contains(message);
        world.run(() -> false, 6); // arrived, and waiting
        assertThat(underway(world)).contains(message);
        world.run(() -> false, 10 * PATIENCE);

        assertThat(underway(world)).doesNotContain(message);
    }

    private static List<SimEvent> underway(World world) {
        List<SimEvent> events = new ArrayList<>();
        world.forEachEvent(events::add);
        return events;
    }
}
