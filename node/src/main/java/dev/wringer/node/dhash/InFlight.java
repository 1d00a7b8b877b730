package dev.wringer.node.dhash;

import dev.wringer.node.protocol.Promise;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Does something that takes time with each of many items: a few at a time, so that moving many blocks neither waits for
 * each nor floods the network.
 *
 * @param <T> the type of the items
 */
final class InFlight<T> {

    private static final int MOST_AT_A_TIME = 8;

    private final List<T> items;
    private final Function<? super T, Promise<Boolean>> action;
    private final BooleanSupplier mayGoOn;
    private final Promise<Integer> done = new Promise<>();

    private int next; // index of the first item not yet begun
    private int underway; // begun and not yet finished; at most MOST_AT_A_TIME
    private int succeeded;
    private boolean beginning; // a loop is at it already: an action that ends at once must not start a second one

    private InFlight(List<T> items, Function<? super T, Promise<Boolean>> action, BooleanSupplier mayGoOn) {
        this.items = items;
        this.action = action;
        this.mayGoOn = mayGoOn;
    }

    /**
     * Applies {@code action} to each of {@code items}, in order, as long as {@code mayGoOn}.
     *
     * @return kept at the end with the number of times that the action promised {@code true}; never broken
     */
    static <T> Promise<Integer> each(
            List<T> items, Function<? super T, Promise<Boolean>> action, BooleanSupplier mayGoOn) {
        InFlight<T> inFlight = new InFlight<>(items, action, mayGoOn);
        inFlight.beginMore();
        return inFlight.done;
    }

    private void beginMore() {
        if (beginning) {
            return;
        }
        beginning = true;
        while (underway < MOST_AT_A_TIME && next < items.size() && mayGoOn.getAsBoolean()) {
            underway++;
            action.apply(items.get(next++)).then(this::finished, why -> finished(false));
        }
        beginning = false;
        if (underway == 0) {
            done.keep(succeeded);
        }
    }

    private void finished(boolean success) {
        underway--;
        if (success) {
            succeeded++;
        }
        beginMore();
    }
}
