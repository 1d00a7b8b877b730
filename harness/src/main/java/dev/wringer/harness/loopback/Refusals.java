package dev.wringer.harness.loopback;

import static org.awaitility.Awaitility.await;

import dev.wringer.harness.ring.Evidence;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;

/** Shows that nobody is there any more by connections that are refused. */
public final class Refusals {

    private static final Duration DYING_TAKES_AT_MOST = Duration.ofSeconds(10);
    private static final int PROBE_MILLIS = 1_000;

    private Refusals() {}

    /**
     * Waits until connections to all of these are refused, for some seconds at most.
     *
     * @param text what has happened to those who listened there
     */
    public static Evidence of(Collection<InetSocketAddress> addresses, String text) {
        List<InetSocketAddress> answering = new ArrayList<>(addresses);
        try {
            await().atMost(DYING_TAKES_AT_MOST)
                    .pollInterval(Duration.ofMillis(5))
                    .pollDelay(Duration.ZERO)
                    .until(() -> {
                        answering.removeIf(Refusals::refuses);
                        return answering.isEmpty();
                    });
            return Evidence.shown(text + ", and each refuses connections");
        } catch (ConditionTimeoutException e) {
            return Evidence.missing(text + ", but somebody accepts connections at " + answering);
        }
    }

    /** Whether nobody accepts connections there. */
    public static boolean refuses(InetSocketAddress address) {
        try (Socket probe = new Socket()) {
            probe.connect(address, PROBE_MILLIS);
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
