package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.junit.RunPlan;
import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.junit.Testbeds;
import dev.wringer.harness.junit.Trial;
import dev.wringer.harness.junit.Trials;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.JsonLinesWriter;
import dev.wringer.harness.record.RunDirectory;
import dev.wringer.harness.sim.SimTestbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was run on each side is told by what hosts ran, and not by what was asked for. */
class PairedRecordsTest {

    @TempDir
    private Path folder;

    private final List<Trial> trials = Trials.of(
            ScenarioDeclaration.in(SampleScenarios.class).stream()
                    .filter(scenario -> scenario.name().equals("looks-up"))
                    .findFirst()
                    .orElseThrow(),
            RunPlan.on(new Testbeds(List.of(new SimTestbed()))).withSeeds(2));

    private RunDirectory side(String name, String... images) throws IOException {
        RunDirectory run = new RunDirectory(Files.createDirectory(folder.resolve(name)));
        RunDirectory records = OutputFolder.records(run);
        for (int i = 0; i < trials.size(); i++) {
            try (JsonLinesWriter record =
                    JsonLinesWriter.open(records.record(trials.get(i).recordName()))) {
                record.accept(new Event.Begun(0, "looks-up", "containers", i, Map.of()));
                record.accept(new Event.Implemented(0, "mine 1", "corrected", images[i], "/mine"));
                record.accept(new Event.Ended(1, "PASS", ""));
            }
        }
        return run;
    }

    private String told(RunDirectory baseline, RunDirectory candidate) {
        List<String> told = PairedRecords.told(baseline, trials, candidate, trials);
        assertThat(told.get(0))
                .isEqualTo("All 2 pairs have the same members, schedules, victims and keys, by their records.");
        return told.size() == 1 ? "" : told.get(1);
    }

    @Test
    void twoImages() throws IOException {
        assertThat(told(side("one", "sha256:aa", "sha256:aa"), side("other", "sha256:bb", "sha256:bb")))
                .isEqualTo(
                        "The baseline ran the image sha256:aa, the candidate the image sha256:bb, by their records.");
    }

    /** A tag that was moved, or never was: the comparison says nothing of a new image. */
    @Test
    void oneImageUnderTwoNames() throws IOException {
        assertThat(told(side("one", "sha256:aa", "sha256:aa"), side("other", "sha256:aa", "sha256:aa")))
                .isEqualTo("Both sides ran the image sha256:aa, by their records: no other image was tried.");
    }

    @Test
    void anImageThatWasBuiltAnewMeanwhile() throws IOException {
        assertThat(told(side("one", "sha256:aa", "sha256:cc"), side("other", "sha256:bb", "sha256:bb")))
                .startsWith("The baseline ran the images sha256:aa and sha256:cc, the candidate");
    }

    @Test
    void nothingWhereHostsRunNoImages() throws IOException {
        assertThat(told(side("one", "", ""), side("other", "", ""))).isEmpty();
    }
}
