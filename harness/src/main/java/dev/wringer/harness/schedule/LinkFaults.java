package dev.wringer.harness.schedule;

import dev.wringer.harness.fault.LinkFault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads what can be done to a link. */
final class LinkFaults {

    /** The words with which they begin. */
    static final List<String> VERBS = List.of(
            "cut",
            "refuse",
            "lose",
            "delay",
            "bandwidth",
            "slow-close",
            "reset",
            "slice",
            "limit",
            "duplicate",
            "reorder",
            "corrupt");

    private final Words words;

    LinkFaults(Words words) {
        this.words = words;
    }

    /** The fault that begins with {@code verb}; empty if none does. */
    Optional<LinkFault> read(String verb) throws ScheduleMistake {
        return switch (verb) {
            case "cut" -> Optional.of(new LinkFault.BlackHole());
            case "refuse" -> Optional.of(new LinkFault.Refusal());
            case "lose" -> Optional.of(new LinkFault.Loss(Quantities.share(words, "lose 5%")));
            case "delay" -> Optional.of(delay());
            case "bandwidth" ->
                Optional.of(new LinkFault.Bandwidth(Quantities.amount(words, "kB/s", "bandwidth 10kB/s")));
            case "slow-close" -> Optional.of(new LinkFault.SlowClose(Quantities.time(words, "slow-close 1s")));
            case "reset" -> Optional.of(new LinkFault.Reset(Quantities.time(words, "reset 2s")));
            case "slice" ->
                Optional.of(new LinkFault.Slicing(
                        Quantities.smallAmount(words, "B", "slice 100B 1ms"),
                        Quantities.time(words, "slice 100B 1ms")));
            case "limit" -> Optional.of(new LinkFault.DataLimit(Quantities.amount(words, "B", "limit 5000B")));
            case "duplicate" -> Optional.of(new LinkFault.Duplication(Quantities.share(words, "duplicate 1%")));
            case "reorder" ->
                Optional.of(new LinkFault.Reordering(
                        Quantities.share(words, "reorder 1% 10ms"), Quantities.time(words, "reorder 1% 10ms")));
            case "corrupt" -> Optional.of(new LinkFault.Corruption(Quantities.share(words, "corrupt 1%")));
            default -> Optional.empty();
        };
    }

    private LinkFault delay() throws ScheduleMistake {
        String text = words.take("a time", "delay 100ms±20ms");
        String[] parts = text.split("±|\\+-", 2);
        Duration jitter = parts.length > 1 ? Quantities.time(parts[1], words) : Duration.ZERO;
        return new LinkFault.Delay(Quantities.time(parts[0], words), jitter);
    }
}
