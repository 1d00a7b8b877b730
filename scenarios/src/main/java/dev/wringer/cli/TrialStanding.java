package dev.wringer.cli;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.ring.Activity;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a trial under way stands, as far as its record tells: what it is in, who is left of the ring, which faults are in force, what has
 * come of operations. Only what was seen is said. Thread-safe.
 */
final class TrialStanding {

    private static final int LONGEST_LIST = 40; // characters; otherwise faults are only counted

    private final int nodes;
    private final Stopwatch watch;
    private Phase phase = Phase.FORMING;
    private Duration phaseSince; // by the watch
    private boolean playing; // whether a play says which phase it is
    private boolean formed;
    private int members;
    private Optional<String> shape =
            Optional.empty(); // how the ring looked when it was looked at last; empty once it has changed
    private final Map<Integer, String> regimes = new TreeMap<>(); // in force, by number
    private boolean maintained = true;
    private long operations;
    private long succeeded;

    /**
     * @param nodes how many the ring is to have
     * @param watch tells how long it has been in which phase
     */
    TrialStanding(int nodes, Stopwatch watch) {
        this.nodes = nodes;
        this.watch = watch;
        this.phaseSince = watch.elapsed();
    }

    // ---- what is told

    /** The trial is at this now. */
    synchronized void at(Activity activity) {
        boolean waits = activity.missing().isPresent();
        if (activity.equals(Activity.ENDING)) {
            become(Phase.CHECKING);
        } else if (!playing && phase == Phase.FAULTS && waits && regimes.isEmpty()) {
            become(Phase.RECOVERY);
        }
    }

    /** This was recorded. */
    synchronized void recorded(Event event) {
        if (event instanceof Event.Completed completed) {
            operations++;
            succeeded += completed.operation().succeeded() ? 1 : 0;
            become(phase == Phase.FORMING ? Phase.LOAD : phase);
        } else if (event instanceof Event.Entered entered) {
            enter(entered.stage());
        } else {
            noteMembers(event);
            noteFaults(event);
            noteShape(event);
        }
    }

    private void enter(Event.Stage stage) {
        playing = stage != Event.Stage.OVER;
        become(
                switch (stage) {
                    case WARM_UP -> Phase.WARM_UP;
                    case QUIET -> Phase.LOAD;
                    case FAULTS -> Phase.FAULTS;
                    case HEALED, OVER -> Phase.RECOVERY;
                });
    }

    private void become(Phase next) {
        if (phase != next) {
            phase = next;
            phaseSince = watch.elapsed();
        }
    }

    private void noteMembers(Event event) {
        if (event instanceof Event.Formed ring) {
            begin(ring);
        } else if (event instanceof Event.Joined) {
            change(1);
        } else if (event instanceof Event.Left left) {
            change(-left.leavers().size());
        } else if (event instanceof Event.Crashed crashed) {
            change(-crashed.victims().size());
        }
    }

    /** A trial may have several rings, one after the other. */
    private void begin(Event.Formed ring) {
        formed = true;
        members = ring.members().size();
        shape = ring.formation() == Event.Formation.ASSEMBLED ? Optional.of("ideal") : Optional.empty();
        regimes.clear();
        maintained = true;
        become(Phase.FORMING);
    }

    private void change(int by) {
        members += by;
        shape = Optional.empty();
    }

    private void noteFaults(Event event) {
        if (event instanceof Event.Imposed imposed) {
            regimes.put(imposed.number(), imposed.regime());
            struck();
        } else if (event instanceof Event.Healed healed) {
            regimes.remove(healed.number());
        } else if (event instanceof Event.MaintenanceSwitched switched) {
            maintained = switched.running();
        } else if (event instanceof Event.Crashed || event instanceof Event.Leaving) {
            struck();
        }
    }

    private void struck() {
        if (!playing) {
            become(Phase.FAULTS);
        }
    }

    private void noteShape(Event event) {
        if (event instanceof Event.Recovering seen) {
            shape = Optional.of(seen.wrong() == 0 ? "ideal" : seen.wrong() + " astray");
        } else if (event instanceof Event.Settled settled && settled.ideal()) {
            shape = Optional.of("ideal");
        } else if (event instanceof Event.Concluded concluded && concluded.conclusion() == Event.Conclusion.IDEAL) {
            shape = Optional.of("ideal");
        } else if (event instanceof Event.Disturbed) {
            shape = Optional.empty();
        }
    }

    // ---- what is shown

    synchronized Phase phase() {
        return phase;
    }

    /** For how long it has been in that. */
    synchronized Duration inPhase() {
        return watch.elapsed().minus(phaseSince);
    }

    /** {@code 35 of 50 nodes, 3 astray}; empty before there is a ring. */
    synchronized Optional<String> ring() {
        if (!formed) {
            return Optional.empty();
        }
        String count = members == nodes ? members + " nodes" : members + " of " + nodes + " nodes";
        return Optional.of(count + shape.map(seen -> ", " + seen).orElse(""));
    }

    /** {@code in force: partition half}; empty if nothing is. */
    synchronized Optional<String> faults() {
        if (regimes.isEmpty() && maintained) {
            return Optional.empty();
        }
        List<String> distinct = regimes.values().stream().distinct().toList();
        String list = String.join(", ", distinct);
        boolean listed = regimes.size() == 1 || (list.length() <= LONGEST_LIST && distinct.size() == regimes.size());
        String told = listed ? list : regimes.size() + " faults";
        String stopped = maintained ? "" : (told.isEmpty() ? "" : ", ") + "no maintenance";
        return Optional.of("in force: " + told + stopped);
    }

    /** {@code 1,203 operations, 99.8% ok}; empty before the first is over. */
    synchronized Optional<String> operations() {
        return operations == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%,d %s, %s ok",
                        operations,
                        operations == 1 ? "operation" : "operations",
                        share(succeeded, operations)));
    }

    /** Only all are 100%, and only none are 0%. */
    private static String share(long part, long whole) {
        if (part == whole) {
            return "100%";
        }
        double percent = Math.floor(1000.0 * part / whole) / 10;
        return part == 0 ? "0%" : String.format(Locale.ROOT, "%.1f%%", Math.max(0.1, percent));
    }
}
