package dev.wringer.cli;

import dev.wringer.harness.junit.Trial;
import dev.wringer.harness.record.RecordFailure;
import dev.wringer.harness.record.RunDirectory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the records of both sides of a comparison tell of what was compared. */
final class PairedRecords {

    private final Set<String> ofBaseline = new LinkedHashSet<>(); // the ids of the images that hosts ran
    private final Set<String> ofCandidate = new LinkedHashSet<>();
    private int looked;
    private int unlike;
    private Optional<String> first = Optional.empty();

    private PairedRecords() {}

    /**
     * In words: whether pairs differ in the change alone, and what hosts ran where they run images.
     *
     * @param baseline the folder of that side's run
     * @param ofBaseline its trials, in the order in which those of the candidate are
     */
    static List<String> told(
            RunDirectory baseline, List<Trial> ofBaseline, RunDirectory candidate, List<Trial> ofCandidate) {
        PairedRecords records = new PairedRecords();
        try {
            for (int i = 0; i < ofBaseline.size(); i++) {
                Trial trial = ofBaseline.get(i);
                Likeness.of(
                                OutputFolder.recordsOf(baseline).record(trial.recordName()),
                                OutputFolder.recordsOf(candidate)
                                        .record(ofCandidate.get(i).recordName()))
                        .ifPresent(pair -> records.note(pair, trial.recordName()));
            }
        } catch (RecordFailure e) {
            return List.of("Whether pairs differ in the change alone is not known: " + e.getMessage());
        }
        return records.told();
    }

    private void note(Likeness pair, String name) {
        Optional<String> difference = pair.difference();
        looked++;
        unlike += difference.isPresent() ? 1 : 0;
        first = first.or(() -> difference.map(what -> what + " (" + name + ")"));
        ofBaseline.addAll(pair.imagesOfBaseline());
        ofCandidate.addAll(pair.imagesOfCandidate());
    }

    private List<String> told() {
        List<String> lines = new ArrayList<>();
        lines.add(
                first.isEmpty()
                        ? "All " + looked
                                + " pairs have the same members, schedules, victims and keys, by their records."
                        : "In " + unlike + " of " + looked
                                + " pairs more differs than the change, which makes intervals wider: first "
                                + first.get() + ".");
        if (!ofBaseline.isEmpty() || !ofCandidate.isEmpty()) {
            lines.add(
                    ofBaseline.equals(ofCandidate)
                            ? "Both sides ran " + text(ofBaseline) + ", by their records: no other image was tried."
                            : "The baseline ran " + text(ofBaseline) + ", the candidate " + text(ofCandidate)
                                    + ", by their records.");
        }
        return lines;
    }

    private static String text(Set<String> images) {
        if (images.isEmpty()) {
            return "no image";
        }
        return (images.size() == 1 ? "the image " : "the images ") + String.join(" and ", images);
    }
}
