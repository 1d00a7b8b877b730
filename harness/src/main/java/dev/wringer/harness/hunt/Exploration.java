package dev.wringer.harness.hunt;

import dev.wringer.harness.blueprint.RingParameters;
import dev.wringer.harness.ring.DeliveryOrder;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.ring.TurnWatcher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Tries all orders in which the messages of one ring can be delivered that depart from the usual one at a bounded number of turns
 * (delay-bounded scheduling; Emmi et al., POPL'11): each in a trial of its own, from the start. Those that depart further than an
 * order that has failed are left out. The usual order is that of
 * arrival. What else there is to choose at a turn is known from the trial that departs from the usual order at one turn less.
 */
public final class Exploration implements AutoCloseable {

    private final Function<TurnWatcher, Testbed> testbeds;
    private final OrderedWorkers workers;

    /**
     * An exploration in virtual time.
     *
     * @param testbeds gives one whose rings tell this watcher of their turns
     * @param threads how many trials to run at a time
     */
    public Exploration(Function<TurnWatcher, Testbed> testbeds, int threads) {
        this.testbeds = testbeds;
        this.workers = new OrderedWorkers(threads);
    }

    /**
     * How far an exploration has come.
     *
     * @param orders how many different orders were tried
     * @param turns how many messages were delivered in turns when all came in the usual order
     * @param complete whether these are all orders within the bound
     * @param tally of these trials
     */
    public record Explored(long orders, int turns, boolean complete, Tally tally) {}

    /** A trial in some order, and what there was to choose from. */
    private record Explorer(Examiner.Examined trial, SortedMap<Integer, Integer> others, List<Integer> waiting) {}

    /**
     * Explores.
     *
     * @param setup the ring; its order of delivery does not matter
     * @param bound at how many turns another message than the oldest may go first, at most
     * @param stop ends it early once it is true
     * @param listener told of each trial
     */
    public Explored explore(Setup setup, int bound, BooleanSupplier stop, Consumer<Explored> listener) {
        Frontier frontier = new Frontier();
        Tally tally = new Tally();
        int[] turns = {0};
        boolean[] stopped = {false};
        workers.each(frontier, others -> tried(setup, others), explorer -> {
            if (stop.getAsBoolean()) {
                stopped[0] = true;
                return false;
            }
            tally.add(explorer.trial());
            if (explorer.others().isEmpty()) {
                turns[0] = explorer.waiting().size();
            }
            if (explorer.others().size() < bound
                    && explorer.trial().outcome().broken().isEmpty()) {
                frontier.add(explorer);
            }
            listener.accept(new Explored(tally.runs(), turns[0], false, tally));
            return true;
        });
        return new Explored(tally.runs(), turns[0], !stopped[0], tally);
    }

    private Explorer tried(Setup setup, SortedMap<Integer, Integer> others) {
        Choices choices = new Choices();
        Setup ordered = setup.with(RingParameters.ORDER, DeliveryOrder.Turns.but(others));
        Examiner.Examined trial = new ProtocolExaminer(testbeds.apply(choices)).examine(ordered);
        return new Explorer(trial, others, List.copyOf(choices.waiting));
    }

    /** How many messages could have each turn of the first ring; the correct protocol may be tried after it. */
    private static final class Choices implements TurnWatcher {

        private final List<Integer> waiting = new ArrayList<>();
        private int rings;

        @Override
        public void turn(int turn, int number) {
            rings += turn == 0 ? 1 : 0;
            if (rings == 1) {
                waiting.add(number);
            }
        }
    }

    @Override
    public void close() {
        workers.close();
    }

    /** The orders that are still to be tried: each is reached once, by its departures from the usual order in turn. */
    private static final class Frontier implements Iterator<SortedMap<Integer, Integer>> {

        private final Deque<SortedMap<Integer, Integer>> orders = new ArrayDeque<>(List.of(new TreeMap<>()));

        void add(Explorer explorer) {
            int first = explorer.others().isEmpty() ? 0 : explorer.others().lastKey() + 1;
            for (int turn = first; turn < explorer.waiting().size(); turn++) {
                for (int other = 1; other < explorer.waiting().get(turn); other++) {
                    SortedMap<Integer, Integer> others = new TreeMap<>(explorer.others());
                    others.put(turn, other);
                    orders.add(others);
                }
            }
        }

        @Override
        public boolean hasNext() {
            return !orders.isEmpty();
        }

        @Override
        public SortedMap<Integer, Integer> next() {
            return orders.remove();
        }
    }
}
