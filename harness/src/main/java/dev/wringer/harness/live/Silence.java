package dev.wringer.harness.live;

import dev.wringer.harness.ring.Evidence;
import dev.wringer.harness.testee.StatusProbe;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Shows that hosts are frozen by questions that they do not answer. */
public final class Silence {

    private static final Duration LASTS = Duration.ofMillis(500);

    private Silence() {}

    /** Asks each host how it is, for half a second. */
    public static Evidence of(List<InetSocketAddress> hosts) {
        try (StatusProbe probe = new StatusProbe()) {
            long answered =
                    probe.ask(hosts, LASTS).stream().flatMap(Optional::stream).count();
            String text = hosts.size() + " hosts were asked, and ";
            return answered == 0
                    ? Evidence.shown(text + "none answered within " + LASTS.toMillis() + " ms")
                    : Evidence.missing(text + answered + " answered");
        }
    }
}
