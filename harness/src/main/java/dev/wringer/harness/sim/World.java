package dev.wringer.harness.sim;

import dev.wringer.harness.ring.DeliveryOrder;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.ring.TurnWatcher;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Request;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Virtual time and the simulated network: what happens next, and how long messages take or whether they are lost. */
final class World {

    private static final int EVENTS_BETWEEN_LOOKS = 4096;

    private final EventQueue queue = new EventQueue();
    private final NodeDirectory directory = new NodeDirectory();
    private final Map<Class<?>, long[]> requests = new HashMap<>();
    private final Links links;

    private long now; // nanoseconds since the world began; never goes back
    private long delivered; // messages that reached a live node, and timers that ran
    private Optional<Deliveries> deliveries = Optional.empty(); // set once, before the first message
    private @Nullable BooleanSupplier awaited; // by whoever lets time pass; null before anybody has
    private long until; // for how long
    private @Nullable NodeCode code; // told of what events throw; null before it is known
    private @Nullable Runnable afterEvent; // told after each event; null if nobody listens

    World(Links links) {
        this.links = links;
    }

    static World of(RingSpec spec, Seed seed, TurnWatcher watcher) {
        World world = new World(new Links(
                DelayModel.of(spec.latency()), spec.loss(), seed.fork("network").entropy()));
        if (spec.order() instanceof DeliveryOrder.Turns turns) {
            world.deliveries = Optional.of(new Ticks(world, spec, turns, watcher));
        } else if (spec.order() instanceof DeliveryOrder.Priorities priorities) {
            TurnOrder order = TurnOrder.of(priorities, seed.fork("order").entropy());
            world.deliveries = Optional.of(new Turnstile(world, spec, order));
        }
        return world;
    }

    long now() {
        return now;
    }

    Links links() {
        return links;
    }

    NodeDirectory directory() {
        return directory;
    }

    /** Events run code of nodes; {@code listener} is told after each. */
    void watchedBy(NodeCode nodeCode, Runnable listener) {
        code = nodeCode;
        afterEvent = listener;
    }

    /** Has {@code event} happen at {@code time}, not before now. */
    void at(long time, SimEvent event) {
        queue.add(time, event);
    }

    /** Has {@code message} reach its receiver: at {@code arrival}, or in its turn after that. */
    void deliver(SimEvent message, int from, int to, long arrival) {
        if (deliveries.isPresent()) {
            deliveries.get().carry(new Parcel(from, to, message), arrival);
        } else {
            at(arrival, message);
        }
    }

    /** For how long a message that has arrived may have to wait for its turn, in nanoseconds. */
    long longestWaitForTurn() {
        return deliveries.map(Deliveries::patience).orElse(0L);
    }

    /** A message reached a live node, or a timer ran. */
    void countDelivery() {
        delivered++;
    }

    /** A request leaves a node. */
    void countRequest(Request<?> request) {
        long[] count = requests.get(request.getClass());
        if (count == null) {
            count = new long[1];
            requests.put(request.getClass(), count);
        }
        count[0]++;
    }

    long delivered() {
        return delivered;
    }

    /** How many requests of each kind were sent, by name. */
    Map<String, Long> requests() {
        Map<String, Long> byName = new TreeMap<>();
        requests.forEach((type, count) -> byName.put(type.getSimpleName(), count[0]));
        return byName;
    }

    /**
     * Lets events happen until {@code condition} holds, or until {@code end}.
     *
     * @return whether the condition holds; time stands at the event that brought it about, else at {@code end}
     */
    boolean run(BooleanSupplier condition, long end) {
        awaited = condition;
        until = end;
        if (condition.getAsBoolean()) {
            return true;
        }
        int untilLook = EVENTS_BETWEEN_LOOKS;
        SimEvent event;
        while ((event = queue.pollBy(until)) != null) {
            now = queue.time();
            happen(event);
            if (condition.getAsBoolean()) {
                return true;
            }
            if (--untilLook == 0) {
                untilLook = EVENTS_BETWEEN_LOOKS;
                stopIfInterrupted();
            }
        }
        stopIfInterrupted();
        now = until;
        return false;
    }

    private void happen(SimEvent event) {
        try {
            event.fire();
        } catch (RuntimeException | Error e) {
            if (code != null) {
                code.blame(event.node(), e);
            }
            throw e;
        }
        if (afterEvent != null) {
            afterEvent.run();
        }
    }

    /** Ends a simulation whose thread was interrupted. */
    static void stopIfInterrupted() {
        if (Thread.interrupted()) {
            throw new TestbedFailure("interrupted");
        }
    }

    /** What whoever lets time pass waits for. */
    Optional<BooleanSupplier> awaited() {
        return Optional.ofNullable(awaited);
    }

    /** Shows every event to come. */
    void forEachEvent(Consumer<SimEvent> action) {
        queue.forEach(action);
        deliveries.ifPresent(waiting -> waiting.forEach(action));
    }

    /** The node that {@code peer} names, dead or alive, or null if there never was one. */
    @Nullable
    SimNode find(Peer peer) {
        return directory.find(peer.id());
    }
}
