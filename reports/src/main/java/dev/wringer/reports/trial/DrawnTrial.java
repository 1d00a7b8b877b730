package dev.wringer.reports.trial;

import dev.wringer.harness.oracle.Caught;
import dev.wringer.harness.oracle.Judgement;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.JsonLinesReader;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.RecordFailure;
import dev.wringer.harness.record.Recording;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One trial with all that can be told of it.
 *
 * @param rings in the order in which they were formed; empty if none was
 * @param incomplete why the record is not that of a whole trial; empty if it is one
 * @param implementation what the hosts ran, as they say; empty if nobody said
 */
public record DrawnTrial(
        List<DrawnRing> rings, Optional<String> incomplete, Optional<Event.Implemented> implementation) {

    /** Takes a copy. */
    public DrawnTrial {
        rings = List.copyOf(rings);
    }

    /**
     * Reads the record of a trial, be it whole or not, and concludes what can be told of it.
     *
     * @throws RecordFailure if it cannot be read, or contradicts itself
     */
    public static DrawnTrial read(Path record) {
        Recording recording = JsonLinesReader.read(record);
        try {
            return of(recording);
        } catch (IllegalArgumentException | IllegalStateException e) { // no record that this version has written
            throw new RecordFailure(record + " contradicts itself: " + e + "; make the run again", e);
        }
    }

    /** What can be told of this recording. */
    static DrawnTrial of(Recording recording) {
        History history = recording.history();
        List<RingRecord> rings = RingRecord.of(history);
        List<Caught> caught =
                rings.isEmpty() ? List.of() : Judgement.of(history).inOrderOfProof();
        List<DrawnRing> drawn = rings.stream()
                .map(ring -> DrawnRing.of(ring, of(ring, caught, history)))
                .toList();
        Optional<Event.Implemented> implementation =
                history.all(Event.Implemented.class).findFirst();
        return new DrawnTrial(drawn, recording.incomplete(), implementation);
    }

    private static List<CaughtViolation> of(RingRecord ring, List<Caught> caught, History history) {
        Map<Integer, List<NodeSnapshot>> beliefs = history.all(Event.Believed.class)
                .collect(Collectors.toMap(Event.Believed::line, Event.Believed::nodes, (one, other) -> one));
        return caught.stream()
                .filter(one -> ring.contains(one.position()))
                .map(one -> new CaughtViolation(
                        one.atNanos(),
                        one.violation().invariant(),
                        one.violation().witness(),
                        one.violation().members(),
                        CaughtViolation.operationOf(history.events().get(one.position())),
                        Optional.ofNullable(beliefs.get(one.position() + 1)),
                        one.position() - ring.position()))
                .toList();
    }
}
