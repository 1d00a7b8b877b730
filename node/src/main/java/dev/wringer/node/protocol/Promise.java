package dev.wringer.node.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A result that is there now or comes later: a value or an {@link RpcFailure}, once and for all.
 *
 * <p>Single-threaded by design: listeners run in the completing call, in the order in which they were added, or at once
 * if the promise is complete. Completing a completed promise has no effect, so whoever races (an answer and a time-out)
 * may simply try.
 *
 * @param <T> the type of the value
 */
public final class Promise<T> {

    /** Told of a promise's outcome, exactly one of the two methods, exactly once. */
    private record Listener<T>(Consumer<? super T> onValue, Consumer<RpcFailure> onFailure) {}

    private @Nullable T value; // set once; then failure stays null
    private @Nullable RpcFailure failure; // set once; then value stays null
    private @Nullable Listener<T> first; // null once complete
    private @Nullable List<Listener<T>> others; // in the order of arrival; null as long as there are none

    /** A promise kept from the start. */
    public static <T> Promise<T> of(T value) {
        Promise<T> promise = new Promise<>();
        promise.value = value;
        return promise;
    }

    /** A promise broken from the start. */
    public static <T> Promise<T> failed(RpcFailure failure) {
        Promise<T> promise = new Promise<>();
        promise.failure = failure;
        return promise;
    }

    /** Keeps the promise, unless it is complete. */
    public void keep(T result) {
        if (!isComplete()) {
            value = result;
            notifyListeners();
        }
    }

    /** Breaks the promise, unless it is complete. */
    public void fail(RpcFailure reason) {
        if (!isComplete()) {
            failure = reason;
            notifyListeners();
        }
    }

    /** Breaks the promise for this reason, unless it is complete. */
    public void fail(RpcFailure.Kind kind, String detail) {
        fail(new RpcFailure(kind, detail));
    }

    /** Whether the outcome is known. */
    public boolean isComplete() {
        return value != null || failure != null;
    }

    /** Has one of the two called with the outcome: now, if it is known, or as soon as it is. */
    public void then(Consumer<? super T> onValue, Consumer<RpcFailure> onFailure) {
        if (isComplete()) {
            tell(onValue, onFailure);
        } else {
            add(new Listener<>(onValue, onFailure));
        }
    }

    /** Passes the outcome on to {@code other}. */
    public void forwardTo(Promise<? super T> other) {
        then(other::keep, other::fail);
    }

    /** The promise of {@code f} applied to this one's value; a failure passes through. */
    public <U> Promise<U> map(Function<? super T, ? extends U> f) {
        Promise<U> mapped = new Promise<>();
        then(result -> mapped.keep(f.apply(result)), mapped::fail);
        return mapped;
    }

    private void add(Listener<T> listener) {
        if (first == null) {
            first = listener;
        } else {
            if (others == null) {
                others = new ArrayList<>(1);
            }
            others.add(listener);
        }
    }

    private void notifyListeners() {
        Listener<T> oldest = first;
        List<Listener<T>> rest = others;
        first = null;
        others = null;
        if (oldest != null) {
            tell(oldest.onValue(), oldest.onFailure());
        }
        if (rest != null) {
            for (int i = 0; i < rest.size(); i++) {
                tell(rest.get(i).onValue(), rest.get(i).onFailure());
            }
        }
    }

    private void tell(Consumer<? super T> onValue, Consumer<RpcFailure> onFailure) {
        if (failure != null) {
            onFailure.accept(failure);
        } else if (value != null) {
            onValue.accept(value);
        }
    }
}
