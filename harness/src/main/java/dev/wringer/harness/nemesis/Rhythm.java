package dev.wringer.harness.nemesis;

import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.schedule.Action;
import dev.wringer.node.port.Entropy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws when things happen, in whole milliseconds inside a stage's duration: once at least. */
final class Rhythm {

    private final long duration;
    private final Entropy chance;

    Rhythm(Stage stage, Entropy chance) {
        this.duration = stage.millis();
        this.chance = chance;
    }

    /**
     * From one time to another.
     *
     * @param begin in milliseconds
     * @param end in milliseconds, later
     */
    record Spell(long begin, long end) {

        Action of(Regime regime) {
            return new Action.While(Duration.ofMillis(begin), Optional.of(Duration.ofMillis(end)), regime);
        }
    }

    /**
     * Spells with calm between them.
     *
     * @param lasts how long each one lasts; if empty, each a length of its own, from half of {@code usually} up to it
     * @param calm how long nothing happens after each, on average; drawn from half of it to one and a half times as long
     */
    List<Spell> spells(Optional<Duration> lasts, Duration usually, Duration calm) {
        List<Spell> spells = new ArrayList<>();
        long length = Math.min(length(lasts, usually), duration);
        long begin = chance.between(0, Math.min(calm.toMillis(), duration - length));
        while (length > 0 && begin + length <= duration) {
            spells.add(new Spell(begin, begin + length));
            begin += length + around(calm);
            length = length(lasts, usually);
        }
        return spells;
    }

    private long length(Optional<Duration> lasts, Duration usually) {
        long most = usually.toMillis();
        return Math.max(1, lasts.map(Duration::toMillis).orElseGet(() -> chance.between((most + 1) / 2, most)));
    }

    /** Instants that are so far from one another on average; each distance from half of it to one and a half times as far. */
    List<Duration> instants(Duration every) {
        List<Duration> instants = new ArrayList<>();
        long next = chance.between(0, Math.min(every.toMillis(), duration));
        while (next <= duration) {
            instants.add(Duration.ofMillis(next));
            next += Math.max(1, around(every));
        }
        return instants;
    }

    private long around(Duration mean) {
        long half = mean.toMillis() / 2;
        return chance.between(half, mean.toMillis() + half);
    }
}
