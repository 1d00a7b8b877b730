package dev.wringer.reports.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.wringer.harness.record.RecordFailure;
import dev.wringer.reports.trial.DrawnRing;
import dev.wringer.reports.trial.DrawnTrial;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The page of a run. Some of its trials are drawn in full, the worst first, as long as the page stays small and not too
 * much has to be read for it; it says which are not. Not thread-safe.
 */
public final class RunPage {

    private static final List<String> SCRIPTS = List.of(
            "elements.js",
            "model.js",
            "charts.js",
            "summary.js",
            "results.js",
            "trials.js",
            "timelines.js",
            "around.js",
            "circle.js",
            "ring.js",
            "operations.js",
            "run.js");

    /** Of data: style and scripts come on top, and a fifth of two megabytes is left. */
    private static final int MOST_CHARACTERS = 1_480_000;

    private static final long MOST_BYTES_READ = 96L << 20;
    private static final int MOST_TRIALS = 12;

    private final ReportedRun run;
    private final NodeNames names = new NodeNames();
    private final List<String> rings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int characters;
    private int drawn;
    private int tried;
    private long bytes;

    private final TrialWatch watch;

    private RunPage(ReportedRun run, TrialWatch watch) {
        this.run = run;
        this.watch = watch;
    }

    /** Whoever is told of each trial that has been read: nobody else need read it again. */
    @FunctionalInterface
    public interface TrialWatch {

        /** Takes a trial, which is forgotten afterwards. */
        void accept(ReportedTrial reported, DrawnTrial trial);
    }

    /**
     * The page, as it is written into one file.
     *
     * @param watch is told of the trials that are drawn
     */
    public static String of(ReportedRun run, TrialWatch watch) {
        return new RunPage(run, watch).html();
    }

    private String html() {
        characters = size(json -> RunJson.write(json, run, names, notes));
        for (int index : WorstFirst.inTurns(run)) {
            if (drawn == MOST_TRIALS || characters > MOST_CHARACTERS) {
                break;
            }
            draw(index);
        }
        int all = run.trials().size();
        if (drawn < all) {
            notes.add("Of " + all + " trials " + drawn + (drawn == 1 ? " is" : " are")
                    + " drawn in full: the worst of each "
                    + "swept value, as many as a page of two megabytes holds. All of them are in the table of trials.");
        }
        List<String> data = new ArrayList<>();
        data.add(json(json -> RunJson.write(json, run, names, notes)));
        data.addAll(rings);
        return PageTemplate.of(SCRIPTS, true).with(run.scenario() + " · " + run.name(), data);
    }

    private void draw(int index) {
        Optional<Path> record = run.trials().get(index).record();
        if (record.isEmpty()) {
            return;
        }
        try {
            long size = Files.size(record.get());
            if (tried > 0 && bytes + size > MOST_BYTES_READ) {
                return;
            }
            tried++;
            bytes += size;
            DrawnTrial trial = DrawnTrial.read(record.get());
            watch.accept(run.trials().get(index), trial);
            draw(index, trial);
        } catch (IOException e) {
            notes.add("A trial is not drawn: cannot read " + record.get().getFileName() + ": " + e.getMessage());
        } catch (RecordFailure e) {
            notes.add("A trial is not drawn: " + e.getMessage());
        }
    }

    private void draw(int index, DrawnTrial trial) {
        boolean any = false;
        for (DrawnRing ring : trial.rings()) {
            int named = names.size();
            int before = size(this::names);
            String text = json(json ->
                    RingJson.write(json, names, ring, index, trial.rings().size()));
            int size = text.getBytes(StandardCharsets.UTF_8).length + size(this::names) - before;
            if (!rings.isEmpty() && characters + size > MOST_CHARACTERS) {
                notes.add("Not every ring is drawn: the page would be larger than two megabytes.");
                characters = MOST_CHARACTERS + 1;
                names.keep(named);
                break;
            }
            characters += size;
            rings.add(text);
            any = true;
        }
        drawn += any ? 1 : 0;
        if (!run.trials().get(index).running()) {
            trial.incomplete().ifPresent(why -> notes.add("A trial is drawn as far as its record goes: " + why));
        }
    }

    private void names(JsonGenerator json) throws IOException {
        json.writeStartObject();
        names.write(json);
        json.writeEndObject();
    }

    private static int size(Document document) {
        return json(document).getBytes(StandardCharsets.UTF_8).length;
    }

    /** Writes a document. */
    @FunctionalInterface
    interface Document {

        void write(JsonGenerator json) throws IOException;
    }

    static String json(Document document) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            document.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        return text.toString();
    }
}
