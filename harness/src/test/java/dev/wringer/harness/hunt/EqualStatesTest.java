package dev.wringer.harness.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.blueprint.RingParameters;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.History;
import dev.wringer.harness.ring.DeliveryOrder;
import dev.wringer.harness.ring.TurnWatcher;
import dev.wringer.harness.sim.SimTestbed;
import dev.wringer.harness.sim.WeakStates;
import dev.wringer.node.chord.ChordNode;
import dev.wringer.node.chord.RoundTripTimes;
import dev.wringer.node.store.MemoryBlockStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders that have led to equal states have the same record in the end. */
class EqualStatesTest {

    private static final int ORDERS_AT_MOST = 60;

    /** What was seen in some order, at each turn and in the end. */
    private record Tried(List<Integer> choices, List<OptionalLong> states, List<Event> events) {}

    /** How many orders came to a state that another one had come to, and of those, how many have another record all the same. */
    private record Compared(int equal, int different) {}

    private static Tried tried(Setup setup, Map<Integer, Integer> others, UnaryOperator<TurnWatcher> weakened) {
        List<Integer> choices = new ArrayList<>();
        List<OptionalLong> states = new ArrayList<>();
        SimTestbed testbed = new SimTestbed(weakened.apply((turn, number, state) -> {
            choices.add(number);
            states.add(state.get());
        }));
        Outcome outcome = new Attempt(testbed).of(setup.with(RingParameters.ORDER, DeliveryOrder.Turns.but(others)));
        List<Event> events = outcome.events();
        return new Tried(choices, states, events.subList(1, events.size())); // the first one tells the order
    }

    private static Compared compared(String variant, long seed, UnaryOperator<TurnWatcher> weakened) {
        Setup setup = SetupGenerator.tiny(variant, new SimTestbed()).draw(seed);
        Tried usual = tried(setup, Map.of(), weakened);
        Map<Long, Tried> known = new HashMap<>();
        usual.states().forEach(state -> state.ifPresent(number -> known.put(number, usual)));
        List<Map<Integer, Integer>> orders = new ArrayList<>();
        for (int turn = 0; turn < usual.choices().size(); turn++) {
            for (int other = 1; other < usual.choices().get(turn); other++) {
                orders.add(Map.of(turn, other));
            }
        }
        int equal = 0;
        int different = 0;
        for (int i = 0; i < orders.size(); i += 1 + orders.size() / ORDERS_AT_MOST) { // all of them take long
            Tried departed = tried(setup, orders.get(i), weakened);
            int first = orders.get(i).keySet().iterator().next() + 1;
            for (OptionalLong state :
                    departed.states().subList(first, departed.states().size())) {
                if (state.isPresent()) {
                    Tried before = known.putIfAbsent(state.getAsLong(), departed);
                    equal += before != null ? 1 : 0;
                    different += before != null && !before.events().equals(departed.events()) ? 1 : 0;
                }
            }
        }
        return new Compared(equal, different);
    }

    @ParameterizedTest
    @CsvSource({
        "corrected, 2", // a partition
        "corrected, 5", // a leave, a join, and restarts
        "corrected, 10",
        "original, 65",
        "head-only-join, 54",
        "no-rectify-ping, 7",
        "skipped-take-over, 9",
        "stale-version, 3"
    })
    void haveTheSamePastAndFuture(String variant, long seed) {
        Compared compared = compared(variant, seed, UnaryOperator.identity());

        assertThat(compared.equal()).as("equal states").isPositive();
        assertThat(compared.different()).as("of them with another record").isZero();
    }

    @ParameterizedTest
    @ValueSource(classes = {ChordNode.class, MemoryBlockStore.class, RoundTripTimes.class})
    void areFoundOutWhereSomethingIsForgotten(Class<?> type) {
        UnaryOperator<TurnWatcher> weakened = watcher -> WeakStates.without(Set.of(type, History.class), watcher);
        int different = compared("original", 178, weakened).different();
        different += compared("corrected", 5, weakened).different();

        assertThat(different).isPositive();
    }
}
