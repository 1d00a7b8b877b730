package dev.wringer.harness.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.containers.Attendance.Absence;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class AttendanceTest {

    private static final Duration SOON = Duration.ofMillis(20);

    private final AtomicBoolean there = new AtomicBoolean(true);
    private final AtomicInteger looks = new AtomicInteger();
    private final CountDownLatch never = new CountDownLatch(1);
    private final Attendance attendance = new Attendance(
            () -> {
                looks.incrementAndGet();
                return there.get();
            },
            SOON);

    private String silence() {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "too late";
    }

    @Test
    void whatTakesLongIsWaitedForWhileSomebodyIsThere() {
        assertThat(attendance.await(() -> {
                    while (looks.get() < 5) {
                        Thread.onSpinWait();
                    }
                    return "at last";
                }))
                .isEqualTo("at last");
    }

    @Test
    void silenceIsNotWaitedForAndNotOnceForEachQuestion() {
        there.set(false);
        assertThatThrownBy(() -> attendance.await(this::silence)).isInstanceOf(Absence.class);
        assertThatThrownBy(() -> attendance.await(this::silence)).isInstanceOf(Absence.class);
        assertThat(looks).hasValue(1);

        there.set(true);
        assertThat(attendance.isThere()).isTrue();
        assertThat(attendance.await(() -> "back")).isEqualTo("back");
        never.countDown();
    }

    @Test
    void failuresComeAsTheyAre() {
        RuntimeException failure = new IllegalStateException("no");
        assertThatThrownBy(() -> attendance.await(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    @Test
    void anInterruptedThreadWaitsAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        assertThat(attendance.await(() -> "done")).isEqualTo("done");
        assertThat(Thread.interrupted()).isTrue();
    }
}
