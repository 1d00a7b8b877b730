package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WindowWidthTest {

    private final AtomicInteger window = new AtomicInteger(90);
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong clock = new AtomicLong();
    private final WindowWidth width = new WindowWidth(
            () -> {
                asked.incrementAndGet();
                return window.get();
            },
            clock::get);

    @Test
    void isAskedAgainAfterAWhile() {
        window.set(60);
        clock.addAndGet(Duration.ofMillis(1_900).toNanos());
        assertThat(width.getAsInt()).isEqualTo(90);

        clock.addAndGet(Duration.ofMillis(100).toNanos());
        assertThat(width.getAsInt()).isEqualTo(60);
    }

    @Test
    void isNotAskedAllTheTime() {
        for (int i = 0; i < 100; i++) { // ten seconds of progress
            clock.addAndGet(Duration.ofMillis(100).toNanos());
            width.getAsInt();
        }

        assertThat(asked.get()).isEqualTo(6);
    }
}
