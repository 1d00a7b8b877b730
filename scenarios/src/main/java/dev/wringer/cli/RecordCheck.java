package dev.wringer.cli;

import dev.wringer.harness.oracle.Judgement;
import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.JsonLinesReader;
import dev.wringer.harness.record.RecordFailure;
import dev.wringer.harness.record.Recording;
import java.nio.file.Path;
import java.util.List;

/** Judges the trial of one record again. */
final class RecordCheck {

    private RecordCheck() {}

    /** Whatever is wrong with the record is told by what is returned. */
    static CheckedTrial of(Path file) {
        try {
            return checked(file, JsonLinesReader.read(file));
        } catch (RecordFailure e) {
            return CheckedTrial.refused(String.valueOf(e.getMessage()));
        }
    }

    private static CheckedTrial checked(Path file, Recording recording) {
        List<Event> events = recording.history().events();
        if (events.isEmpty() || !(events.get(0) instanceof Event.Begun)) {
            return CheckedTrial.refused(file + " is no record: it does not begin as one; " + RecordFiles.WHAT_TO_NAME);
        }
        Event last = events.get(events.size() - 1);
        if (last instanceof Event.Remarked remark && remark.topic().equals(Event.Remarked.HARNESS)) {
            return CheckedTrial.spoilt(file, remark.remark());
        }
        if (recording.incomplete().isPresent()) {
            return CheckedTrial.refused(
                    recording.incomplete().get() + "; its verdict is not known: make the run again");
        }
        return RecordFiles.isPartial(file)
                ? CheckedTrial.refused(file + " has an end, but the harness could not finish it; make the run again")
                : compared(file, (Event.Ended) last, recording.history());
    }

    private static CheckedTrial compared(Path file, Event.Ended recorded, History history) {
        Verdict again;
        try {
            again = Judgement.on(history);
        } catch (RuntimeException e) { // no record that this version has written: the others are judged all the same
            return CheckedTrial.refused(file + " contradicts itself: " + e + "; make the run again");
        }
        boolean same = recorded.outcome().equals(again.outcome().name())
                && recorded.reason().equals(again.reason());
        return same
                ? CheckedTrial.asRecorded(file, again)
                : CheckedTrial.differs(file, CheckedTrial.told(recorded.outcome(), recorded.reason()), again);
    }
}
