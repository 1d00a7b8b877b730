package dev.wringer.harness.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.ring.Seed;
import dev.wringer.node.port.Entropy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventQueueTest {

    /** An event with its place in the reference order: by time, then by when it was added. */
    private static class Numbered extends SimEvent {

        private final long time;
        private final int number;

        Numbered(long time, int number) {
            this.time = time;
            this.number = number;
        }

        @Override
        void fire() {}

        @Override
        @Nullable
        SimNode node() {
            return null;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void handsEventsOutLikeAPriorityQueueThatIsFairAmongEquals(long seed) {
        Entropy chance = new Seed(seed).entropy();
        EventQueue queue = new EventQueue();
        PriorityQueue<Numbered> reference = new PriorityQueue<>(
                Comparator.<Numbered>comparingLong(event -> event.time).thenComparingInt(event -> event.number));
        long now = 0;
        for (int step = 0; step < 20_000; step++) {
            if (reference.isEmpty() || chance.nextInt(100) < 52) {
                long spread = 1L << chance.nextInt(40); // delays from none to minutes, and many at the same instant
                Numbered event = new Numbered(now + chance.between(0, spread), step);
                queue.add(event.time, event);
                reference.add(event);
            } else {
                Numbered expected = reference.remove();
                assertThat(queue.pollBy(expected.time - 1)).isNull();
                assertThat(queue.pollBy(Long.MAX_VALUE)).isSameAs(expected);
                assertThat(queue.time()).isEqualTo(expected.time);
                now = expected.time;
            }
            assertThat(queue.size()).isEqualTo(reference.size());
        }
    }

    @Test
    void isEmptyWhenEverythingWasHandedOut() {
        EventQueue queue = new EventQueue();
        queue.add(5, new Numbered(5, 0));
        queue.pollBy(5);

        assertThat(queue.pollBy(Long.MAX_VALUE)).isNull();
        assertThat(queue.size()).isZero();
    }

    @Test
    void showsEveryEventToComeOnce() {
        EventQueue queue = new EventQueue();
        List<SimEvent> added = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Numbered event = new Numbered(i % 7 * 1_000L, i);
            added.add(event);
            queue.add(event.time, event);
        }
        SimEvent first = queue.pollBy(0);
        added.remove(first);

        List<SimEvent> shown = new ArrayList<>();
        queue.forEach(shown::add);

        assertThat(shown).containsExactlyInAnyOrderElementsOf(added);
    }

    @Test
    void refusesThePast() {
        EventQueue queue = new EventQueue();
        queue.add(10, new Numbered(10, 0));
        queue.pollBy(10);

        assertThatThrownBy(() -> queue.add(9, new Numbered(9, 1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void touchesMostEventsAShortTimeBeforeTheyAreDue() {
        EventQueue queue = new EventQueue();
        Set<SimEvent> touched = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            long time = 50_000_000 + i * 1_000L;
            queue.add(time, new Numbered(time, i) {
                @Override
                int touch() {
                    assertThat(time - queue.time()).isBetween(0L, 1L << 17);
                    touched.add(this);
                    return 0;
                }
            });
        }

        int inTime = 0;
        for (SimEvent event = queue.pollBy(Long.MAX_VALUE); event != null; event = queue.pollBy(Long.MAX_VALUE)) {
            inTime += touched.contains(event) ? 1 : 0;
            touched.remove(event);
        }

        assertThat(inTime).isGreaterThan(8_000);
        assertThat(touched).isEmpty();
    }
}
