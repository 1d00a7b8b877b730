package dev.wringer.harness.sim;

import dev.wringer.harness.ring.RingSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Delivers messages one at a time, in an order that is not that of their arrival. Whoever has arrived waits for its turn. Turns
 * follow one another so slowly that messages meet, and no message waits for longer than a part of a time-out: when that is
 * over, it is delivered whosever turn it is.
 */
final class Turnstile implements Deliveries {

    private final World world;
    private final TurnOrder order;
    private final long patience; // nanoseconds
    private final long pause; // between two turns, nanoseconds
    private final List<Parcel> waiting = new ArrayList<>(); // in the order of arrival
    private final Set<Parcel> carried = new LinkedHashSet<>(); // those, and the ones still on their way
    private boolean turnToCome; // whether one is in the queue; so whenever somebody waits

    Turnstile(World world, RingSpec spec, TurnOrder order) {
        this.world = world;
        this.order = order;
        this.patience = spec.longestWaitForTurn().toNanos();
        this.pause = spec.betweenTurns().toNanos();
    }

    @Override
    public long patience() {
        return patience;
    }

    @Override
    public void carry(Parcel parcel, long arrival) {
        carried.add(parcel);
        world.at(arrival, new DeliveryStep(() -> arrived(parcel)));
    }

    private Optional<SimEvent> arrived(Parcel parcel) {
        waiting.add(parcel);
        world.at(
                world.now() + patience,
                new DeliveryStep(() -> waiting.contains(parcel) ? taken(parcel) : Optional.empty()));
        haveATurnToCome();
        return Optional.empty();
    }

    private Optional<SimEvent> turn() {
        turnToCome = false;
        return waiting.isEmpty() ? Optional.empty() : taken(waiting.get(order.next(waiting)));
    }

    private Optional<SimEvent> taken(Parcel parcel) {
        waiting.remove(parcel);
        carried.remove(parcel);
        if (!waiting.isEmpty()) {
            haveATurnToCome();
        }
        return Optional.of(parcel.message());
    }

    private void haveATurnToCome() {
        if (!turnToCome) {
            turnToCome = true;
            world.at(world.now() + pause, new DeliveryStep(this::turn));
        }
    }

    @Override
    public void forEach(Consumer<SimEvent> action) {
        carried.forEach(parcel -> action.accept(parcel.message()));
    }
}
