package dev.wringer.harness.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PulseTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Pulse pulse = new Pulse(nanos::get, Duration.ofSeconds(2));

    private void answerAfter(Duration time) {
        CompletableFuture<String> reply = new CompletableFuture<>();
        CompletableFuture<String> felt = pulse.feel(reply);
        nanos.addAndGet(time.toNanos());
        reply.complete("here");
        assertThat(felt.join()).isEqualTo("here");
    }

    @Test
    void hostsThatAnswerInTimeAreWell() {
        answerAfter(Duration.ofSeconds(2));
        assertThat(pulse.starvation()).isEmpty();
    }

    @Test
    void oneThatTakesLongerThanNodesWaitSpoilsTheTrial() {
        answerAfter(Duration.ofMillis(3_500));
        answerAfter(Duration.ofMillis(1));
        assertThat(pulse.starvation()).hasValueSatisfying(why -> assertThat(why)
                .startsWith(
                        "a host that is alive took 3.5 s to answer, and nodes wait for one another for 2.0 s at most"));
    }
}
