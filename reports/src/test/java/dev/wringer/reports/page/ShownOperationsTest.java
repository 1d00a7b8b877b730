package dev.wringer.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.reports.trial.DrawnRing;
import dev.wringer.reports.trial.HandWritten;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ShownOperationsTest {

    /** A thousand fetches, of which one is slow and one fails. */
    private static DrawnRing ring() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            events.add(HandWritten.fetched(i, i, i == 333 ? 500 : 2, i == 777 ? Outcome.FAILED : Outcome.OK));
        }
        return HandWritten.ring(events.toArray(Event[]::new));
    }

    private static List<Integer> numbers(ShownOperations operations) {
        return operations.shown().stream().map(one -> one.operation().number()).toList();
    }

    @Test
    void whatWentWrongAndTheSlowestAreAmongTheFew() {
        ShownOperations operations = ShownOperations.of(ring(), 100);

        assertThat(numbers(operations))
                .contains(333, 777)
                .hasSizeBetween(50, 100)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(operations.total()).isEqualTo(1_000);
        assertThat(operations.wrong()).isEqualTo(1);
    }

    @Test
    void noneIsLeftOutWhereThereIsRoomForAll() {
        assertThat(numbers(ShownOperations.of(ring(), 1_000))).hasSize(1_000);
    }

    @Test
    void manyViolationsDoNotBringManyOperations() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            events.add(HandWritten.fetched(i, i, 2, Outcome.OK));
            events.add(new Event.Violated((i + 2) * HandWritten.MS, "Forgery", "seen", OptionalInt.of(i), false));
        }

        assertThat(numbers(ShownOperations.of(HandWritten.ring(events.toArray(Event[]::new)), 100)))
                .contains(0)
                .hasSizeLessThanOrEqualTo(101);
    }
}
