package dev.wringer.harness.sim;

import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The present state of a simulated ring, of those who do something to it, and of the record, as a number: after equal states the
 * same happens. Whoever lets time pass waits for a condition, and the state is what can be reached from there too: what such a
 * caller knows beside that must follow from the record. If the condition knows nothing, neither does anybody know what its caller
 * has in mind, and there is no number.
 */
final class RingState implements Supplier<OptionalLong> {

    private final World world;
    private @Nullable StateDigest digest; // null until somebody asks

    RingState(World world) {
        this.world = world;
    }

    @Override
    public OptionalLong get() {
        return without(Set.of());
    }

    /** The same, by which states are equal that differ in objects of these classes. */
    OptionalLong without(Set<Class<?>> leftOut) {
        if (digest == null) {
            digest = new StateDigest(leftOut);
        }
        return world.awaited().filter(RingState::knowsAnything).isPresent()
                ? OptionalLong.of(digest.of(world))
                : OptionalLong.empty();
    }

    private static boolean knowsAnything(BooleanSupplier condition) {
        return condition.getClass().getDeclaredFields().length > 0;
    }
}
