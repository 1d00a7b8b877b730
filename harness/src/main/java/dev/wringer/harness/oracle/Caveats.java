package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Conclusion;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What must be said beside a pass: for how long a check was switched off, how often living nodes were taken for dead,
 * whether the ring could be judged at its end, what is put down to hosts that misbehave, and whether clients were held up.
 */
final class Caveats {

    private static final long LATE_NANOS = 100_000_000; // no client of a live ring is in time to the millisecond

    private final List<Event> events;
    private final List<Caught> blamed;

    /** @param blamed what checks have caught and {@link Blame} does not hold against the protocol */
    Caveats(List<Event> events, List<Caught> blamed) {
        this.events = events;
        this.blamed = blamed;
    }

    /** One line; empty if there is nothing to say. */
    String text() {
        List<String> caveats = new ArrayList<>();
        long calls = of(Event.Suspected.class).stream()
                .mapToLong(Event.Suspected::calls)
                .sum();
        if (calls > 0) {
            caveats.add(calls + " calls to living nodes were not answered in time");
        }
        long offNanos = offNanos();
        if (offNanos > 0) {
            caveats.add("the invariants were not judged for " + Seconds.text(offNanos) + " of "
                    + Seconds.text(endNanos()) + (isOffAtTheEnd() ? ", the end included" : ""));
        }
        List<String> excused = of(Event.Excused.class).stream()
                .map(Event.Excused::check)
                .distinct()
                .toList();
        if (!excused.isEmpty()) {
            caveats.add("would-be violations of " + String.join(", ", excused) + " are excused by that");
        }
        of(Event.Concluded.class).stream()
                .filter(concluded -> concluded.conclusion() == Conclusion.NOT_JUDGED)
                .forEach(concluded -> caveats.add("the ring was not judged at its end: " + concluded.text()));
        if (!blamed.isEmpty()) {
            caveats.add("put down to hosts that misbehave on purpose: " + blamedByCheck());
        }
        long lateNanos = of(Event.Paced.class).stream()
                .mapToLong(Event.Paced::latenessNanos)
                .max()
                .orElse(0);
        if (lateNanos > LATE_NANOS) {
            caveats.add("the generator was up to " + Seconds.text(lateNanos) + " late");
        }
        return String.join("; ", caveats);
    }

    /** How many results of each check. */
    private String blamedByCheck() {
        SortedMap<String, Long> byCheck = new TreeMap<>();
        blamed.forEach(one -> byCheck.merge(one.violation().invariant(), 1L, Long::sum));
        return byCheck.entrySet().stream()
                .map(entry -> entry.getValue() + " of " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private <E extends Event> List<E> of(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** How long the ring was disturbed and had not settled again. */
    private long offNanos() {
        long off = 0;
        long since = -1;
        for (Event event : events) {
            if (event instanceof Event.Disturbed && since < 0) {
                since = event.atNanos();
            } else if (event instanceof Event.Settled && since >= 0) {
                off += event.atNanos() - since;
                since = -1;
            }
        }
        return since < 0 ? off : off + endNanos() - since;
    }

    private boolean isOffAtTheEnd() {
        boolean off = false;
        for (Event event : events) {
            off = event instanceof Event.Disturbed || (off && !(event instanceof Event.Settled));
        }
        return off;
    }

    private long endNanos() {
        return events.stream().mapToLong(Event::atNanos).max().orElse(0);
    }
}
