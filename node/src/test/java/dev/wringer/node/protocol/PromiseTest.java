package dev.wringer.node.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.protocol.RpcFailure.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromiseTest {

    private final List<String> told = new ArrayList<>();

    private void listenTo(Promise<?> promise, String name) {
        promise.then(value -> told.add(name + "=" + value), why -> told.add(name + "!" + why.kind()));
    }

    @Test
    void tellsListenersInTheOrderInWhichTheyCame() {
        Promise<Integer> promise = new Promise<>();
        listenTo(promise, "first");
        listenTo(promise, "second");
        listenTo(promise, "third");
        assertThat(told).isEmpty();
        promise.keep(7);
        assertThat(told).containsExactly("first=7", "second=7", "third=7");
    }

    @Test
    void tellsALateListenerAtOnce() {
        listenTo(Promise.of(1), "kept");
        listenTo(Promise.failed(new RpcFailure(Kind.BUSY, "later")), "broken");
        assertThat(told).containsExactly("kept=1", "broken!BUSY");
    }

    @Test
    void isCompletedOnce() {
        Promise<Integer> promise = new Promise<>();
        listenTo(promise, "it");
        promise.fail(Kind.TIMEOUT, "silence");
        promise.keep(1);
        promise.fail(Kind.BUSY, "later");
        assertThat(told).containsExactly("it!TIMEOUT");
        assertThat(promise.isComplete()).isTrue();
    }

    @Test
    void mapsValuesAndPassesFailuresOn() {
        Promise<Integer> kept = new Promise<>();
        Promise<Integer> broken = new Promise<>();
        listenTo(kept.map(n -> n * 2), "doubled");
        listenTo(broken.map(n -> n * 2), "broken");
        Promise<Number> other = new Promise<>();
        kept.forwardTo(other);
        listenTo(other, "other");
        kept.keep(21);
        broken.fail(Kind.REJECTED, "no");
        assertThat(told).containsExactly("doubled=42", "other=21", "broken!REJECTED");
    }

    @Test
    void aListenerMayListenAgain() {
        Promise<Integer> promise = new Promise<>();
        promise.then(value -> listenTo(promise, "inner"), why -> {});
        listenTo(promise, "outer");
        promise.keep(1);
        assertThat(told).containsExactly("inner=1", "outer=1");
    }
}
