package dev.wringer.harness.sim;

import dev.wringer.harness.ring.DeliveryOrder;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.TurnWatcher;
import dev.wringer.node.port.Entropy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Delivers messages one at a time, in an order that is not that of their arrival. Whoever has arrived waits for its turn. Turns
 * follow one another so slowly that messages meet, and no message waits for longer than a part of a time-out: when that is
 * over, it is delivered whosever turn it is.
 */
final class Turnstile {

    private final World world;
    private final TurnOrder order;
    private final long patience; // nanoseconds
    private final long pause; // between two turns, nanoseconds
    private final List<Parcel> waiting = new ArrayList<>(); // in the order of arrival
    private final Set<Parcel> carried = new LinkedHashSet<>(); // those, and the ones still on their way
    private boolean turnToCome; // whether one is in the queue; so whenever somebody waits

    private Turnstile(World world, RingSpec spec, TurnOrder order) {
        this.world = world;
        this.order = order;
        this.patience = spec.longestWaitForTurn().toNanos();
        this.pause = spec.betweenTurns().toNanos();
    }

    /** What the order of this ring takes; nothing if messages come as their delays say. */
    static Optional<Turnstile> of(World world, RingSpec spec, Entropy chance, TurnWatcher watcher) {
        if (spec.order() instanceof DeliveryOrder.Priorities priorities) {
            return Optional.of(new Turnstile(world, spec, TurnOrder.of(priorities, chance)));
        } else if (spec.order() instanceof DeliveryOrder.Turns turns) {
            return Optional.of(new Turnstile(world, spec, TurnOrder.of(turns, watcher)));
        }
        return Optional.empty();
    }

    /** How long a message may have to wait, in nanoseconds. */
    long patience() {
        return patience;
    }

    /** Takes a message that arrives at this time, and delivers it some time after. */
    void carry(Parcel parcel, long arrival) {
        carried.add(parcel);
        world.at(arrival, new Step(() -> arrived(parcel)));
    }

    private Optional<SimEvent> arrived(Parcel parcel) {
        waiting.add(parcel);
        world.at(world.now() + patience, new Step(() -> waiting.contains(parcel) ? taken(parcel) : Optional.empty()));
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
            world.at(world.now() + pause, new Step(this::turn));
        }
    }

    /** Shows every message that it has and has not delivered. */
    void forEach(Consumer<SimEvent> action) {
        carried.forEach(parcel -> action.accept(parcel.message()));
    }

    /** Something that happens here, by which a message may be delivered. */
    private static final class Step extends SimEvent {

        private final Supplier<Optional<SimEvent>> what;
        private Optional<SimEvent> delivered = Optional.empty(); // from the moment on at which it is

        Step(Supplier<Optional<SimEvent>> what) {
            this.what = what;
        }

        @Override
        void fire() {
            delivered = what.get();
            delivered.ifPresent(SimEvent::fire);
        }

        @Override
        @Nullable
        SimNode node() {
            return delivered.map(SimEvent::node).orElse(null);
        }
    }
}
