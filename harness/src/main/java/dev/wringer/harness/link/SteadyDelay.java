package dev.wringer.harness.link;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.ring.Latency;
import java.time.Duration;
import java.util.Optional;

/** What every link has to do all the time for messages to take as long as a ring's latency says. */
public final class SteadyDelay {

    private SteadyDelay() {}

    /** Why Toxiproxy cannot do it, if so. */
    public static Optional<String> refusal(Latency latency) {
        return delay(latency)
                .filter(delay -> !isWholeMillis(delay.latency()) || !isWholeMillis(delay.jitter()))
                .map(delay -> "its links delay by whole milliseconds, not by " + latency);
    }

    private static boolean isWholeMillis(Duration time) {
        return time.toNanos() % 1_000_000 == 0;
    }

    /** The fault that does it; none if messages take no longer than the machine does. */
    public static Optional<LinkFault> of(Latency latency) {
        return delay(latency).map(LinkFault.class::cast);
    }

    private static Optional<LinkFault.Delay> delay(Latency latency) {
        if (latency instanceof Latency.Constant constant) {
            return Optional.of(constant.delay())
                    .filter(delay -> !delay.isZero())
                    .map(delay -> new LinkFault.Delay(delay, Duration.ZERO));
        }
        if (latency instanceof Latency.Uniform uniform) {
            Duration half = uniform.longest().minus(uniform.shortest()).dividedBy(2);
            return Optional.of(new LinkFault.Delay(uniform.shortest().plus(half), half));
        }
        throw new IllegalArgumentException("links cannot delay by " + latency);
    }
}
