package dev.wringer.harness.link;

import dev.wringer.harness.fault.LinkFault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A toxic as Toxiproxy's API writes it.
 *
 * @param name unique on its proxy
 * @param type Toxiproxy's name for what it does
 * @param stream the direction that it is in, as seen from the proxy's listener: up to its upstream, or down from there
 * @param attributes in the units of the API: milliseconds, bytes and KB/s, but microseconds for the pause of a slicer
 */
public record ToxicForm(String name, String type, String stream, Map<String, Long> attributes) {

    /** The toxics that have this effect in both directions, called {@code name} and the direction. */
    public static List<ToxicForm> bothWays(LinkFault fault, String name) {
        return Stream.of("upstream", "downstream")
                .flatMap(stream -> of(fault, stream, name + "-" + stream).stream())
                .toList();
    }

    /** The toxic that has this effect on a stream; none if a fault is no toxic. */
    public static Optional<ToxicForm> of(LinkFault fault, String stream, String name) {
        if (fault instanceof LinkFault.BlackHole) {
            return Optional.of(new ToxicForm(name, "timeout", stream, Map.of("timeout", 0L)));
        }
        if (fault instanceof LinkFault.Delay delay) {
            return Optional.of(new ToxicForm(
                    name,
                    "latency",
                    stream,
                    Map.of(
                            "latency", delay.latency().toMillis(),
                            "jitter", delay.jitter().toMillis())));
        }
        if (fault instanceof LinkFault.Bandwidth bandwidth) {
            return Optional.of(new ToxicForm(name, "bandwidth", stream, Map.of("rate", bandwidth.kilobytes())));
        }
        if (fault instanceof LinkFault.SlowClose close) {
            return Optional.of(new ToxicForm(
                    name, "slow_close", stream, Map.of("delay", close.delay().toMillis())));
        }
        if (fault instanceof LinkFault.Reset reset) {
            return Optional.of(new ToxicForm(
                    name, "reset_peer", stream, Map.of("timeout", reset.after().toMillis())));
        }
        if (fault instanceof LinkFault.Slicing slicing) {
            return Optional.of(new ToxicForm(
                    name,
                    "slicer",
                    stream,
                    Map.of(
                            "average_size", (long) slicing.bytes(),
                            "size_variation", slicing.bytes() / 2L,
                            "delay", slicing.pause().toNanos() / 1_000)));
        }
        if (fault instanceof LinkFault.DataLimit limit) {
            return Optional.of(new ToxicForm(name, "limit_data", stream, Map.of("bytes", limit.bytes())));
        }
        return Optional.empty();
    }
}
