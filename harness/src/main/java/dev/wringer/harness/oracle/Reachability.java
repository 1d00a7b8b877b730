package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.RegimeEffect;
import dev.wringer.harness.record.RegimeEffect.Hindrance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who could reach whom when, from the regimes that were in force: ground truth, not what nodes believe. Immutable. */
final class Reachability {

    private final Map<String, List<Spell>> byHost = new HashMap<>(); // those that concern it; looked up only
    private final List<Spell> frozen; // those in which hosts stand still

    private Reachability(List<Spell> spells) {
        this.frozen = spells.stream()
                .filter(spell -> spell.hindrance() == Hindrance.FROZEN)
                .toList();
        for (Spell spell : spells) {
            spell.hosts().forEach(host -> byHost.computeIfAbsent(host, h -> new ArrayList<>())
                    .add(spell));
        }
    }

    /** The regimes among {@code events}. */
    static Reachability of(List<Event> events) {
        Map<Integer, Event.Imposed> inForce = new HashMap<>();
        List<Spell> spells = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Event.Imposed imposed) {
                inForce.put(imposed.number(), imposed);
            } else if (event instanceof Event.Healed healed) {
                Optional.ofNullable(inForce.remove(healed.number()))
                        .ifPresent(imposed -> spells.add(Spell.of(imposed, healed.atNanos())));
            }
        }
        inForce.values().forEach(imposed -> spells.add(Spell.of(imposed, Long.MAX_VALUE)));
        return new Reachability(spells);
    }

    /** A regime while it was in force, both ends inclusive. */
    private record Spell(
            long fromNanos, long untilNanos, Set<String> from, Set<String> to, boolean bothWays, Hindrance hindrance) {

        static Spell of(Event.Imposed imposed, long untilNanos) {
            RegimeEffect effect = imposed.effect();
            return new Spell(
                    imposed.atNanos(),
                    untilNanos,
                    new HashSet<>(effect.from()),
                    new HashSet<>(effect.to()),
                    effect.bothWays(),
                    effect.hindrance());
        }

        boolean overlaps(long begin, long end) {
            return fromNanos <= end && begin <= untilNanos;
        }

        /** All whom it concerns, each once. */
        Stream<String> hosts() {
            return Stream.concat(from.stream(), to.stream().filter(host -> !from.contains(host)));
        }

        /** Whether a question of one host is kept from the other, or the answer to it. */
        boolean keepsApart(String one, String other) {
            return switch (hindrance) {
                case CUT -> (from.contains(one) && to.contains(other)) || (from.contains(other) && to.contains(one));
                case FROZEN -> from.contains(one) || from.contains(other);
                case SLOW, WORSE, DOWN, STILL -> false;
            };
        }
    }

    private Stream<Spell> concerning(String host, long begin, long end) {
        return byHost.getOrDefault(host, List.of()).stream().filter(spell -> spell.overlaps(begin, end));
    }

    /** Whether calls of {@code one} to {@code other} could be answered at every moment of a time, ends included. */
    boolean couldAskThroughout(String one, String other, long begin, long end) {
        return Stream.concat(concerning(one, begin, end), concerning(other, begin, end))
                .noneMatch(spell -> spell.keepsApart(one, other));
    }

    /** Whether any regime concerned this host at some moment of a time, ends included. */
    boolean wasDisturbed(String host, long begin, long end) {
        return concerning(host, begin, end).findAny().isPresent();
    }

    /** Whether this host stood still at one moment. */
    boolean wasFrozen(String host, long nanos) {
        return concerning(host, nanos, nanos)
                .anyMatch(spell ->
                        spell.hindrance() == Hindrance.FROZEN && spell.from().contains(host));
    }

    /** Whether any host stood still at one moment. */
    boolean wasAnybodyFrozen(long nanos) {
        return frozen.stream().anyMatch(spell -> spell.overlaps(nanos, nanos));
    }
}
