package dev.wringer.harness.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.ring.Condition;
import dev.wringer.harness.ring.DeliveryOrder;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.workload.Workloads;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rings whose messages are delivered in another order than that of their arrival. */
class DeliveryOrdersOnRingsTest {

    private static final int NODES = 10;

    static List<DeliveryOrder> orders() {
        return List.of(
                new DeliveryOrder.Priorities(3, 500),
                DeliveryOrder.Turns.but(Map.of()),
                DeliveryOrder.Turns.but(Map.of(10, 1, 50, 2)));
    }

    private static List<Event> events(DeliveryOrder order) {
        History history = new History(EventSink.NOWHERE);
        try (Ring ring = Ring.start(new SimTestbed(), SimRings.spec(NODES).withOrder(order), new Seed(1), history)) {
            ring.join(1);
            ring.await(Condition.ideal());
            Operations lookups = ring.clients().lookup(Workloads.randomKeys(50, new Seed(2).entropy()));
            ring.pass(Duration.ofSeconds(20));
            ring.conclude(true);
            assertThat(lookups.failed()).isEmpty();
        }
        return history.events();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void theSameOrderGivesTheSameRecordAndAnotherOneAnother(DeliveryOrder order) {
        List<Event> events = events(order);

        assertThat(events(order)).isEqualTo(events);
        assertThat(events(new DeliveryOrder.ByDelays())).isNotEqualTo(events);
    }

    /** However long a message waits for its turn, its sender is not taken for dead. */
    @ParameterizedTest
    @MethodSource("orders")
    void nobodyAliveIsTakenForDead(DeliveryOrder order) {
        assertThat(events(order))
                .noneMatch(event -> event instanceof Event.Suspected || event instanceof Event.Violated);
    }
}
