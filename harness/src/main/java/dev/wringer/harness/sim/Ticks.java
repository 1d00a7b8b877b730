package dev.wringer.harness.sim;

import dev.wringer.harness.ring.DeliveryOrder;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.TurnWatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Delivers messages when a clock ticks: one by one at one instant all that have arrived since the last tick, the oldest
 * first, but at some turns another one to the same host. Time stands still meanwhile, so what comes of messages to
 * different hosts does not depend on whose turn is first: there is nothing to choose between them. For the same reason
 * two orders can lead to the same state.
 */
final class Ticks implements Deliveries {

    private static final Comparator<Guest> OLDEST_FIRST = Comparator.comparingLong(Guest::arrival)
            .thenComparingLong(guest -> guest.parcel().link());

    private final World world;
    private final DeliveryOrder.Turns order;
    private final TurnWatcher watcher;
    private final RingState state;
    private final long interval; // nanoseconds
    private final SortedMap<Long, List<Guest>> guests =
            new TreeMap<>(); // by the tick at which they are delivered; no list is empty
    private boolean ticking; // the first turn of the present tick is over
    private int turn; // the next one

    /** A message that has arrived. */
    private record Guest(Parcel parcel, long arrival) {}

    Ticks(World world, RingSpec spec, DeliveryOrder.Turns order, TurnWatcher watcher) {
        this.world = world;
        this.order = order;
        this.watcher = watcher;
        this.state = new RingState(world);
        this.interval = spec.longestWaitForTurn().toNanos();
    }

    @Override
    public long patience() {
        return interval;
    }

    @Override
    public void carry(Parcel parcel, long arrival) {
        long tick = (arrival / interval + 1) * interval;
        List<Guest> others = guests.computeIfAbsent(tick, time -> new ArrayList<>());
        if (others.isEmpty()) {
            world.at(tick, new DeliveryStep(() -> turn(tick, others)));
        }
        others.add(new Guest(parcel, arrival));
        others.sort(OLDEST_FIRST);
    }

    private Optional<SimEvent> turn(long tick, List<Guest> present) {
        int host = present.get(0).parcel().to();
        List<Guest> choices =
                present.stream().filter(guest -> guest.parcel().to() == host).toList();
        watcher.turn(turn, choices.size(), ticking ? OptionalLong::empty : state);
        Guest next = choices.get(Math.min(order.others().getOrDefault(turn++, 0), choices.size() - 1));
        present.remove(next);
        ticking = !present.isEmpty();
        if (ticking) {
            world.at(tick, new DeliveryStep(() -> turn(tick, present)));
        } else {
            guests.remove(tick);
        }
        return Optional.of(next.parcel().message());
    }

    @Override
    public void forEach(Consumer<SimEvent> action) {
        guests.values()
                .forEach(present ->
                        present.forEach(guest -> action.accept(guest.parcel().message())));
    }
}
