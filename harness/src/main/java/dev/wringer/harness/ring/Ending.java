package dev.wringer.harness.ring;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Conclusion;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.Operation;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** The last judgement on a ring, whether or not the scenario asked for the ideal state. */
final class Ending {

    private static final int ROUNDS_OF_ECHO = Waiting.IDLE_ROUNDS - 1; // or a ring that rests would be excused as well

    private final Ring ring;
    private final History history;
    private final Proof proof;
    private final Calm calm;
    private final Overload overload;

    Ending(Ring ring, History history, Proof proof, Calm calm, Overload overload) {
        this.ring = ring;
        this.history = history;
        this.proof = proof;
        this.calm = calm;
        this.overload = overload;
    }

    void conclude(boolean patiently) {
        if (!patiently) {
            conclude(Conclusion.NOT_JUDGED, "the trial had come to its end before");
            return;
        }
        ring.heal();
        overload.look();
        proof.spoilt()
                .or(this::tooLargeToWait)
                .ifPresentOrElse(why -> conclude(Conclusion.NOT_JUDGED, why), this::judge);
        if (history.all(Event.Completed.class)
                .anyMatch(completed -> completed.operation().kind() == Operation.Kind.STORE)) {
            history.record(new Event.Inventory("at the end", ring.holdings()));
        }
    }

    private Optional<String> tooLargeToWait() {
        return ring.isTooLarge() && Condition.ideal().missing(ring).isPresent()
                ? Optional.of(ring.members().size() + " members are too many to wait for the ideal state, more than "
                        + Ring.CHECKED_AT_MOST)
                : Optional.empty();
    }

    private void judge() {
        try {
            conclude(Conclusion.IDEAL, "after " + Text.seconds(ring.await(Condition.ideal())));
        } catch (NotReached e) {
            String seen = String.valueOf(e.getMessage());
            Optional<String> excuse = proof.spoilt().or(() -> excuse(seen));
            if (excuse.isPresent()) {
                conclude(Conclusion.NOT_JUDGED, excuse.get());
            } else {
                conclude(Conclusion.NOT_IDEAL, seen);
                history.record(new Event.Violated(now(), "IdealState", seen, OptionalInt.empty(), true));
            }
        }
    }

    /** Living nodes that go on being taken for dead keep the ring from settling: that is not the protocol's fault. */
    private Optional<String> excuse(String seen) {
        Duration lately = AwaitedIdeal.round(ring.spec()).multipliedBy(ROUNDS_OF_ECHO);
        return calm.wasDisturbedWithin(lately, now())
                ? Optional.of("living nodes were taken for dead until the end, and " + seen)
                : Optional.empty();
    }

    private void conclude(Conclusion conclusion, String text) {
        history.record(new Event.Concluded(now(), ring.lag().toNanos(), conclusion, text));
    }

    private long now() {
        return ring.elapsed().toNanos();
    }
}
