package dev.wringer.cli;

import dev.wringer.harness.junit.ScenarioShrinker;
import dev.wringer.harness.junit.SmallerTrial;
import dev.wringer.harness.junit.Trial;
import dev.wringer.harness.story.Explanation;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.reports.ShrunkDocument;
import dev.wringer.reports.SmallCase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a failed trial of a run was made, in a folder of its own within that of the run. */
final class ShrunkPage {

    /** The name of that folder. */
    static final String FOLDER = "shrunk";

    private static final int MOST_NODES = 64; // whose story can be told step by step

    private final Path folder;

    /** @param run the folder of the run */
    ShrunkPage(Path run) {
        this.folder = run.resolve(FOLDER);
    }

    /**
     * Keeps what its page is made of, and draws it. How the failure comes about is found out by trying it again with somebody looking on.
     *
     * @param replay the command that runs the failed trial again
     * @throws dev.wringer.reports.ReportFailure if it cannot be written
     */
    Path draw(Trial failed, TrialResult result, String replay, SmallerTrial smaller) {
        Optional<Explanation> explanation = explained(failed, smaller);
        boolean faults = !smaller.setup().faults().actions().isEmpty();
        SmallCase small = new SmallCase(
                "",
                smaller.command(),
                smaller.size(),
                smaller.minimal(),
                faults ? smaller.setup().faults().toString() : "",
                smaller.witness(),
                explanation.flatMap(Explanation::film),
                explanation.map(Explanation::diagram).orElse(List.of()));
        ShrunkDocument document = new ShrunkDocument(
                result.scenario(),
                failed.displayName(),
                replay,
                result.verdict().reason(),
                Version.text(),
                smaller.trials(),
                small);
        DocumentFolder kept = new DocumentFolder(folder, DocumentFolder.Kind.SHRUNK);
        kept.keep(JsonText.of(document::writeFields));
        return kept.draw();
    }

    /** A failure that cannot be told is one nevertheless. */
    private static Optional<Explanation> explained(Trial failed, SmallerTrial smaller) {
        if (smaller.setup().spec().nodes() > MOST_NODES) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Explanation.of((testbed, sink) -> ScenarioShrinker.again(failed, smaller, testbed, sink)));
        } catch (RuntimeException e) { // a story about a scenario's own demand need not be one
            return Optional.empty();
        }
    }
}
