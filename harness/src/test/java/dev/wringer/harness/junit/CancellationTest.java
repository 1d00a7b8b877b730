package dev.wringer.harness.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class CancellationTest {

    private final Cancellation cancellation = new Cancellation();

    @Test
    void interruptsTrialsUnderWay() throws InterruptedException, ExecutionException {
        CountDownLatch underway = new CountDownLatch(1);
        ExecutorService executor = Executors.newSingleThreadExecutor();
        Future<String> trial = executor.submit(() -> {
            cancellation.enter();
            underway.countDown();
            try {
                new CountDownLatch(1).await();
                return "went on";
            } catch (InterruptedException e) {
                return "interrupted";
            } finally {
                cancellation.leave();
            }
        });
        underway.await();

        cancellation.request();

        assertThat(trial.get()).isEqualTo("interrupted");
        executor.shutdown();
    }

    @Test
    void interruptsATrialThatBeginsTooLate() {
        cancellation.request();
        cancellation.enter();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();

        cancellation.leave();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void leavesAloneWhoHasLeft() {
        cancellation.enter();
        cancellation.leave();

        cancellation.request();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(cancellation.isRequested()).isTrue();
        assertThat(cancellation.cause()).isEmpty();
    }

    @Test
    void remembersTheFirstCause() {
        IllegalStateException first = new IllegalStateException("first");

        cancellation.request(first);
        cancellation.request(new IllegalStateException("second"));

        assertThat(cancellation.isRequested()).isTrue();
        assertThat(cancellation.cause()).contains(first);
    }
}
