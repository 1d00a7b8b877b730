package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StrayFailuresTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private String told(ThreadGroup group) throws InterruptedException {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Thread thread = new Thread(
                group,
                () -> {
                    throw new IllegalStateException("nobody awaits me");
                },
                "stray");
        thread.setUncaughtExceptionHandler(new StrayFailures(new Terminal(stream, stream, false, false, 80)));
        thread.start();
        thread.join();
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aFailureThatNobodyAwaitsIsToldInOneLine() throws InterruptedException {
        assertThat(told(new ThreadGroup("anybody")))
                .hasLineCount(1)
                .contains("java.lang.IllegalStateException: nobody awaits me in the thread stray");
    }

    @Test
    void whatTestcontainersTripsOverWhileItCleansUpIsNotTold() throws InterruptedException {
        assertThat(told(new ThreadGroup("testcontainers"))).isEmpty();
    }
}
