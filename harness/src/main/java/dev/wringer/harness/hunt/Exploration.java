package dev.wringer.harness.hunt;

import dev.wringer.harness.blueprint.RingParameters;
import dev.wringer.harness.ring.AbandonedTrial;
import dev.wringer.harness.ring.DeliveryOrder;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.ring.TurnWatcher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Tries all orders in which the messages of one ring can be delivered that depart from the usual one at a bounded number of turns
 * (delay-bounded scheduling; Emmi et al., POPL'11): each in a trial of its own, from the start. Those that depart further than an
 * order that has failed are left out. An order that leads to a state to which another one has led is followed no further: from
 * there on the same departures are tried after that one. The usual order is that of arrival. What else there is to
 * choose at a turn is known from the trial that departs from the usual order at one turn less.
 */
public final class Exploration implements AutoCloseable {

    private final Function<TurnWatcher, Testbed> testbeds;
    private final OrderedWorkers workers;
    private final boolean pruning;

    /**
     * An exploration in virtual time.
     *
     * @param testbeds gives one whose rings tell this watcher of their turns
     * @param threads how many trials to run at a time
     * @param pruning whether an order is left that has led to a known state
     */
    public Exploration(Function<TurnWatcher, Testbed> testbeds, int threads, boolean pruning) {
        this.testbeds = testbeds;
        this.pruning = pruning;
        this.workers = new OrderedWorkers(threads);
    }

    /**
     * How far an exploration has come.
     *
     * @param orders how many different orders were tried
     * @param pruned how many of them had led to a known state, and were followed no further
     * @param turns how many messages were delivered in turns when all came in the usual order
     * @param complete whether these are all orders within the bound
     * @param tally of the trials that were followed to their end
     */
    public record Explored(long orders, long pruned, int turns, boolean complete, Tally tally) {}

    /** A trial in some order, and its turns. */
    private record Explorer(Examiner.Examined trial, SortedMap<Integer, Integer> others, List<Turn> turns) {}

    /** How many messages could have this turn, and the state before it, if that was looked at. */
    record Turn(int choices, OptionalLong state) {}

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
        KnownStates known = new KnownStates();
        Tally tally = new Tally();
        long[] pruned = {0};
        int[] turns = {0};
        boolean[] stopped = {false};
        workers.each(frontier, others -> tried(setup, others, known), explorer -> {
            if (stop.getAsBoolean()) {
                stopped[0] = true;
                return false;
            }
            int first = firstOwn(explorer.others());
            KnownStates.Followed followed = known.follow(explorer.turns(), first, explorer.trial());
            if (followed.pruned()) {
                pruned[0]++;
            } else {
                tally.add(explorer.trial());
            }
            if (explorer.others().isEmpty()) {
                turns[0] = explorer.turns().size();
            }
            if (explorer.others().size() < bound && !followed.failed()) {
                frontier.add(explorer, first, followed.end());
            }
            listener.accept(new Explored(tally.runs() + pruned[0], pruned[0], turns[0], false, tally));
            return true;
        });
        return new Explored(tally.runs() + pruned[0], pruned[0], turns[0], !stopped[0], tally);
    }

    /** The first turn after the last departure: from there on the states are those of this order alone. */
    private static int firstOwn(SortedMap<Integer, Integer> others) {
        return others.isEmpty() ? 0 : others.lastKey() + 1;
    }

    private Explorer tried(Setup setup, SortedMap<Integer, Integer> others, KnownStates known) {
        Turns turns = new Turns(firstOwn(others), known);
        Setup ordered = setup.with(RingParameters.ORDER, DeliveryOrder.Turns.but(others));
        Examiner.Examined trial = new ProtocolExaminer(testbeds.apply(turns)).examine(ordered);
        return new Explorer(trial, others, List.copyOf(turns.turns));
    }

    /** The turns of the first ring; the correct protocol may be tried after it. */
    private final class Turns implements TurnWatcher {

        private final int first;
        private final KnownStates known;
        private final List<Turn> turns = new ArrayList<>();
        private int rings;

        Turns(int first, KnownStates known) {
            this.first = first;
            this.known = known;
        }

        @Override
        public void turn(int turn, int choices, Supplier<OptionalLong> state) {
            rings += turn == 0 ? 1 : 0;
            if (rings > 1) {
                return;
            }
            OptionalLong own = pruning && turn >= first ? state.get() : OptionalLong.empty();
            turns.add(new Turn(choices, own));
            if (own.isPresent() && known.contains(own.getAsLong())) {
                throw new AbandonedTrial("what comes of this state is known");
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

        /** Those that depart from this one once more, at a turn from {@code first} on and before {@code end}. */
        void add(Explorer explorer, int first, int end) {
            for (int turn = first; turn < end; turn++) {
                for (int other = 1; other < explorer.turns().get(turn).choices(); other++) {
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
