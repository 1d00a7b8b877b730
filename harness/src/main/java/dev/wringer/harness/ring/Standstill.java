package dev.wringer.harness.ring;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.RingSnapshot;
import java.util.Optional;

/**
 * What a ring looked like when its maintenance had stopped. Until it resumes nothing may change in the tables of those who
 * live on, whoever dies: a node that goes on maintaining them, and only says that it does not, is found out by that. Newcomers
 * and leavers change their neighbours' tables all the same, and so do answers that are late. A ring that is not ideal when
 * maintenance has stopped may have calls under way. In all these cases nothing can be said.
 */
final class Standstill {

    private final History history;
    private final RingSnapshot before;
    private final int begun; // how many events there were

    private Standstill(History history, RingSnapshot before) {
        this.history = history;
        this.before = before;
        this.begun = history.events().size();
    }

    /** The standstill that begins now, unless nothing could be said at its end. */
    static Optional<Standstill> of(Ring ring) {
        if (ring.isTooLarge()) {
            return Optional.empty();
        }
        RingSnapshot now = ring.snapshot();
        return ring.isIdeal(now) ? Optional.of(new Standstill(ring.history(), now)) : Optional.empty();
    }

    /**
     * Checks that nothing has changed since.
     *
     * @throws ContractBreach of the first host that has changed its tables
     */
    void check(RingSnapshot now) {
        if (history.events().stream().skip(begun).anyMatch(Standstill::changesTables)) {
            return;
        }
        new TablesAtRest(before).check(now);
    }

    /** Newcomers, leavers, and nodes that were taken for dead because an answer was late. */
    private static boolean changesTables(Event event) {
        return event instanceof Event.Suspected
                || event instanceof Event.Joined
                || event instanceof Event.Left
                || event instanceof Event.Leaving;
    }
}
