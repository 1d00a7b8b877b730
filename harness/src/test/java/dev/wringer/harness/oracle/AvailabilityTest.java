package dev.wringer.harness.oracle;

import static dev.wringer.harness.oracle.SmallRing.node;
import static dev.wringer.harness.oracle.Trial.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wringer.harness.oracle.Availability.Window;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Stage;
import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.node.protocol.RpcFailure;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Quiet from 100 on, faults from 200 to 250, over at 300; the block under key 5 is held by 6 and 7. */
class AvailabilityTest {

    private final Trial trial = new Trial()
            .formed(0, 0, 6, 7, 8)
            .stored(5, 10, 5, 6, 7)
            .held(20, 5, 6, 7)
            .event(new Event.Entered(100, Stage.QUIET))
            .event(new Event.Entered(200, Stage.FAULTS))
            .event(new Event.Entered(250, Stage.HEALED))
            .event(new Event.Entered(300, Stage.OVER));
    private int number = 100;

    private void lookedUp(long intended, long invoked, int owner) {
        trial.completed(operation(number++, Kind.LOOKUP, 5)
                .intended(intended)
                .invoked(invoked)
                .completed(invoked + 5)
                .outcome(Outcome.OK, "")
                .answeredBy(node(owner))
                .build());
    }

    private void failed(Kind kind, long at) {
        trial.completed(operation(number++, kind, 5)
                .invoked(at)
                .completed(at + 5)
                .outcome(Outcome.FAILED, "no")
                .failure(RpcFailure.Kind.TIMEOUT)
                .build());
    }

    @Test
    void eachStageHasItsShare() {
        lookedUp(100, 100, 6);
        lookedUp(199, 230, 6);
        lookedUp(200, 200, 7);
        lookedUp(240, 240, 6);
        failed(Kind.FETCH, 210);

        Availability stages = Availability.byStage(trial.truth());

        assertThat(stages.windows())
                .extracting(Window::stage, Window::kind, Window::operations, Window::succeeded, Window::failures)
                .containsExactly(
                        tuple(Stage.QUIET, Kind.LOOKUP, 2, 2, Map.of()),
                        tuple(Stage.QUIET, Kind.FETCH, 0, 0, Map.of()),
                        tuple(Stage.FAULTS, Kind.LOOKUP, 2, 1, Map.of("WRONG", 1L)),
                        tuple(Stage.FAULTS, Kind.FETCH, 1, 0, Map.of("PROTOCOL", 1L)),
                        tuple(Stage.HEALED, Kind.LOOKUP, 0, 0, Map.of()),
                        tuple(Stage.HEALED, Kind.FETCH, 0, 0, Map.of()));
        assertThat(stages.windows())
                .extracting(Window::share)
                .startsWith(Optional.of(1.0), Optional.empty(), Optional.of(0.5), Optional.of(0.0));
    }

    private static Tuple tuple(Stage stage, Kind kind, long operations, long succeeded, Map<String, Long> failures) {
        return Tuple.tuple(stage, kind, operations, succeeded, failures);
    }

    @Test
    void windowsBeginAnewWithEachStage() {
        lookedUp(139, 150, 6);
        lookedUp(140, 150, 6);
        lookedUp(249, 249, 6);

        Availability availability = Availability.over(trial.truth(), Duration.ofNanos(40));

        assertThat(availability.windows())
                .extracting(Window::fromNanos)
                .containsExactly(100L, 140L, 180L, 200L, 240L, 250L, 290L);
        assertThat(availability.windows())
                .extracting(Window::untilNanos)
                .containsExactly(140L, 180L, 200L, 240L, 250L, 290L, 300L);
        assertThat(availability.windows()).extracting(Window::operations).containsExactly(1L, 1L, 0L, 0L, 1L, 0L, 0L);
    }

    @Test
    void oneFailureOfAnyKindSpoilsTheTimeOfItsWindow() {
        lookedUp(201, 201, 6);
        failed(Kind.FETCH, 202);
        lookedUp(211, 211, 6);
        lookedUp(246, 246, 7);
        lookedUp(247, 247, 6);

        Availability availability = Availability.over(trial.truth(), Duration.ofNanos(10));

        assertThat(availability.share(Stage.FAULTS)).hasValue(3 / 5.0);
        assertThat(availability.timeWithoutFailure(Stage.FAULTS)).hasValue(1 - 20 / 30.0);
        assertThat(availability.share(Stage.QUIET)).isEmpty();
        assertThat(availability.timeWithoutFailure(Stage.QUIET)).isEmpty();
    }

    @Test
    void aStoreThatLosesAgainstAnotherAuthorIsServed() {
        trial.completed(operation(number++, Kind.STORE, 5)
                .invoked(110)
                .completed(115)
                .outcome(Outcome.FAILED, "superseded")
                .failure(RpcFailure.Kind.SUPERSEDED)
                .build());

        assertThat(Availability.byStage(trial.truth()).share(Stage.QUIET)).hasValue(1.0);
    }

    @Test
    void whatWasNotPlayedIsPassedOver() {
        lookedUp(50, 120, 6);
        lookedUp(300, 300, 6);

        assertThat(Availability.byStage(trial.truth()).windows()).isEmpty();
        assertThat(Availability.byStage(
                                new Trial().formed(0, 0, 6).stored(5, 10, 5, 6).truth())
                        .windows())
                .isEmpty();
    }

    @Test
    void storesFailForTheReasonThatTheirNodeGives() {
        failed(Kind.STORE, 110);
        trial.completed(operation(number++, Kind.STORE, 5)
                .invoked(120)
                .completed(125)
                .outcome(Outcome.UNKNOWN, "no answer")
                .build());
        trial.stored(130, 135, 5, 6, 7);

        Window quiet = Availability.byStage(trial.truth()).windows().get(0);
        assertThat(quiet.failures()).isEqualTo(Map.of("TIMEOUT", 1L, "UNKNOWN", 1L));
        assertThat(quiet.succeeded()).isEqualTo(1);
    }

    @Test
    void aRecordThatWasCutOffEndsWithItsLastEvent() {
        Trial cutOff = new Trial().formed(0, 0, 6).event(new Event.Entered(100, Stage.QUIET));
        cutOff.stored(110, 120, 5, 6);

        assertThat(Availability.over(cutOff.truth(), Duration.ofNanos(15)).windows())
                .extracting(Window::untilNanos)
                .containsExactly(115L, 121L);
    }

    @Test
    void aWindowHasAWidth() {
        assertThatIllegalArgumentException().isThrownBy(() -> Availability.over(trial.truth(), Duration.ZERO));
    }
}
