package dev.wringer.reports.trial;

import dev.wringer.harness.oracle.IdealState;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Conclusion;
import dev.wringer.reports.trial.RingHealth.Seen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/** Follows a ring through its events, and notes whatever changes its health. */
final class HealthSeries {

    private final IdealState idealState;
    private final List<RingHealth> series = new ArrayList<>();
    private int members;
    private int joined;
    private int crashed;
    private int left;
    private boolean judged = true;
    private int violations;

    private HealthSeries(RingRecord ring) {
        this.idealState = new IdealState(ring.rules().successors());
    }

    /** The health of one ring, in the order of time. */
    static List<RingHealth> of(RingRecord ring) {
        HealthSeries health = new HealthSeries(ring);
        ring.events().stream()
                .sorted(Comparator.comparingLong(Event::atNanos)) // stable: at one instant, as recorded
                .forEach(health::add);
        return List.copyOf(health.series);
    }

    private void add(Event event) {
        if (event instanceof Event.Formed formed) {
            members = formed.members().size();
            boolean assembled = formed.formation() == Event.Formation.ASSEMBLED;
            note(event, assembled ? "assembled" : "founded", assembled ? Seen.IDEAL : Seen.NOT_LOOKED);
        } else if (event instanceof Event.Joined) {
            members++;
            joined++;
            note(event, "join", Seen.NOT_LOOKED);
        } else if (event instanceof Event.Crashed strike) {
            members -= strike.victims().size();
            crashed += strike.victims().size();
            note(event, "crash", Seen.NOT_LOOKED);
        } else if (event instanceof Event.Left leave) {
            members -= leave.leavers().size();
            left += leave.leavers().size();
            note(event, "leave", Seen.NOT_LOOKED);
        } else if (event instanceof Event.Disturbed) {
            judged = false;
            note(event, "disturbed", Seen.NOT_LOOKED);
        } else if (event instanceof Event.Settled settled) {
            judged = true;
            note(event, "settled", settled.ideal() ? Seen.IDEAL : Seen.NOT_LOOKED);
        } else if (event instanceof Event.Violated) {
            violations++;
            note(event, "violation", Seen.NOT_LOOKED);
        } else if (event instanceof Event.Recovering recovering) {
            looked(event, "recovering", recovering.wrong());
        } else if (event instanceof Event.Snapshot snapshot) {
            looked(event, "snapshot", idealState.wrongMembers(snapshot.ring()));
        } else if (event instanceof Event.Concluded concluded) {
            note(event, "end", seen(concluded.conclusion()));
        }
    }

    private static Seen seen(Conclusion conclusion) {
        return switch (conclusion) {
            case IDEAL -> Seen.IDEAL;
            case NOT_IDEAL -> Seen.NOT_IDEAL;
            case NOT_JUDGED -> Seen.NOT_LOOKED;
        };
    }

    private void looked(Event event, String cause, int wrong) {
        note(event, cause, wrong == 0 ? Seen.IDEAL : Seen.NOT_IDEAL, OptionalInt.of(wrong));
    }

    private void note(Event event, String cause, Seen seen) {
        note(event, cause, seen, OptionalInt.empty());
    }

    private void note(Event event, String cause, Seen seen, OptionalInt wrong) {
        series.add(new RingHealth(
                event.atNanos(), cause, members, wrong, joined, crashed, left, seen, judged, violations));
    }
}
