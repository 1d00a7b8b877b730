package dev.wringer.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.port.Timers.Timer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventLoopTest {

    private final EventLoops loops = new EventLoops(1); // the loops of two hosts share the thread
    private final EventLoop loop = loops.forHost("frozen");
    private final EventLoop other = loops.forHost("other");
    private final List<String> ran = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        loops.close();
    }

    /** Everything that was given to the thread before has had its turn. */
    private void settle() throws Exception {
        CompletableFuture.runAsync(() -> {}, other).get(10, TimeUnit.SECONDS);
    }

    @Test
    void whatIsDueWhileFrozenHappensAfterwardsInOrder() throws Exception {
        loop.freeze().get(10, TimeUnit.SECONDS);
        loop.execute(() -> ran.add("first"));
        loop.schedule(0, () -> ran.add("timer"));
        other.execute(() -> ran.add("of another host"));
        settle();
        assertThat(ran).containsExactly("of another host");

        loop.execute(() -> ran.add("last"));
        loop.thaw();
        settle();
        assertThat(ran).containsExactly("of another host", "first", "timer", "last");
    }

    @Test
    void aTimerThatIsHeldCanStillBeCancelled() throws Exception {
        loop.freeze().get(10, TimeUnit.SECONDS);
        Timer timer = loop.schedule(0, () -> ran.add("cancelled"));
        settle();
        timer.cancel();
        loop.thaw();
        settle();
        assertThat(ran).isEmpty();
    }

    @Test
    void aFrozenLoopCanBeStopped() throws Exception {
        loop.freeze().get(10, TimeUnit.SECONDS);
        loop.execute(() -> ran.add("too late"));
        loop.stop(() -> ran.add("taken down"));
        loop.thaw();
        settle();
        assertThat(ran).containsExactly("taken down");
    }

    @Test
    void aTaskThatThrowsIsTheLastOneAndIsTold() throws Exception {
        List<Throwable> told = new CopyOnWriteArrayList<>();
        loop.onFailure(told::add);
        loop.execute(() -> ran.add("before"));
        loop.execute(() -> {
            throw new StackOverflowError();
        });
        loop.execute(() -> ran.add("after"));
        loop.schedule(0, () -> ran.add("timer"));
        other.execute(() -> ran.add("of another host"));
        settle();

        assertThat(ran).containsExactly("before", "of another host");
        assertThat(told).singleElement().isInstanceOf(StackOverflowError.class);
    }

    @Test
    void whatThrowsWhenItIsThawedHoldsTheRestBack() throws Exception {
        List<Throwable> told = new CopyOnWriteArrayList<>();
        loop.onFailure(told::add);
        loop.freeze().get(10, TimeUnit.SECONDS);
        loop.execute(() -> {
            throw new IllegalStateException("half changed");
        });
        loop.execute(() -> ran.add("after"));
        loop.thaw();
        settle();

        assertThat(ran).isEmpty();
        assertThat(told).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatWaitsStaysInOrderWhenItIsFrozenAgain() throws Exception {
        loop.freeze().get(10, TimeUnit.SECONDS);
        loop.execute(() -> ran.add("first"));
        loop.thaw();
        loop.freeze().get(10, TimeUnit.SECONDS);
        loop.execute(() -> ran.add("second"));
        settle();
        assertThat(ran).containsExactly("first");
        loop.thaw();
        settle();
        assertThat(ran).containsExactly("first", "second");
    }
}
