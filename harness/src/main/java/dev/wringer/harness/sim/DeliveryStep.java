package dev.wringer.harness.sim;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that happens in the network, by which a message may be delivered. */
final class DeliveryStep extends SimEvent {

    private final Supplier<Optional<SimEvent>> what;
    private Optional<SimEvent> delivered = Optional.empty(); // from the moment on at which it is

    /** @param what gives the message that is delivered by it */
    DeliveryStep(Supplier<Optional<SimEvent>> what) {
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
