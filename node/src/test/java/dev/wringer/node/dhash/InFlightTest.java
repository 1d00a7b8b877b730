package dev.wringer.node.dhash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.RpcFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InFlightTest {

    private final List<Integer> items = IntStream.range(0, 20).boxed().toList();
    private final List<Promise<Boolean>> begun = new ArrayList<>();

    private Promise<Boolean> begin() {
        Promise<Boolean> action = new Promise<>();
        begun.add(action);
        return action;
    }

    @Test
    void doesAFewAtATimeAndCountsSuccesses() {
        Promise<Integer> done = InFlight.each(items, item -> begin(), () -> true);
        assertThat(begun).hasSize(8);
        begun.get(0).keep(true);
        begun.get(1).fail(RpcFailure.Kind.TIMEOUT, "silence");
        assertThat(begun).hasSize(10);
        for (int i = 2; i < items.size(); i++) {
            assertThat(done.isComplete()).isFalse();
            begun.get(i).keep(i % 2 == 0);
        }
        assertThat(begun).hasSize(20);
        List<Integer> successes = new ArrayList<>();
        done.then(successes::add, why -> {});
        assertThat(successes).containsExactly(10);
    }

    @Test
    void beginsNothingMoreOnceItMayNotGoOn() {
        boolean[] mayGoOn = {true};
        Promise<Integer> done = InFlight.each(items, item -> begin(), () -> mayGoOn[0]);
        mayGoOn[0] = false;
        for (int i = 0; i < 8; i++) {
            assertThat(done.isComplete()).isFalse();
            begun.get(i).keep(true);
        }
        assertThat(begun).hasSize(8);
        assertThat(done.isComplete()).isTrue();
    }

    @Test
    void manyActionsThatEndAtOnceDoNotFillTheStack() {
        List<Integer> many = IntStream.range(0, 100_000).boxed().toList();
        assertThat(InFlight.each(many, item -> Promise.of(true), () -> true).isComplete())
                .isTrue();
    }
}
