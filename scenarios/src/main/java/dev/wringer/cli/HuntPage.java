package dev.wringer.cli;

import dev.wringer.harness.hunt.Finding;
import dev.wringer.harness.hunt.Shrunk;
import dev.wringer.harness.hunt.Tally;
import dev.wringer.harness.record.RunDirectory;
import dev.wringer.harness.story.Explanation;
import dev.wringer.reports.HuntDocument;
import dev.wringer.reports.HuntDocument.Found;
import dev.wringer.reports.SmallCase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what the page of a hunt shows. Not thread-safe. */
final class HuntPage {

    private static final int MOST_FILMS = 20;

    private final String command;
    private final String variant;
    private final String tried;
    private final List<String> limits;
    private final Map<Finding, SmallCase> small = new LinkedHashMap<>();

    /**
     * Nothing yet.
     *
     * @param arguments of the command
     * @param tried what was tried, in one sentence
     * @param limits what that does not say
     */
    HuntPage(List<String> arguments, String variant, String tried, List<String> limits) {
        this.command = new OrderWords(arguments)
                .without(ReportOptions.WITH_VALUE, ReportOptions.WITHOUT_VALUE)
                .command();
        this.variant = variant;
        this.tried = tried;
        this.limits = new ArrayList<>(limits);
        this.limits.add(
                "A hunt tries some small rings, with some faults, in some orders of events. What it does not find may well"
                        + " be there: nothing on this page proves anything about rings that were not tried.");
    }

    /** A finding was made small; how it comes about is found out by trying it again with somebody looking on. */
    void add(Finding finding, Shrunk shrunk, Path file) {
        Optional<Explanation> explanation = small.size() < MOST_FILMS ? explained(shrunk) : Optional.empty();
        boolean faults = !shrunk.setup().faults().actions().isEmpty();
        small.put(
                finding,
                new SmallCase(
                        String.valueOf(file.getFileName()),
                        new OrderWords(List.of("replay", file.toString(), "--explain")).command(),
                        shrunk.size(),
                        shrunk.minimal(),
                        faults ? shrunk.setup().faults().toString() : "",
                        shrunk.outcome().reason(),
                        explanation.flatMap(Explanation::film),
                        explanation.map(Explanation::diagram).orElse(List.of())));
    }

    /** A case that cannot be told is a case nevertheless. */
    private static Optional<Explanation> explained(Shrunk shrunk) {
        try {
            return Optional.of(Explanation.of(shrunk.setup()));
        } catch (RuntimeException e) { // where the harness itself failed there need not be a story
            return Optional.empty();
        }
    }

    /** Keeps the document, and draws it: the page, if it could be drawn. */
    Optional<Path> draw(Tally tally, RunDirectory directory, Drawing drawing) {
        DocumentFolder folder = new DocumentFolder(directory.path(), DocumentFolder.Kind.HUNT);
        folder.keep(JsonText.of(document(tally)::writeFields));
        return drawing.draw(folder);
    }

    private HuntDocument document(Tally tally) {
        return new HuntDocument(
                command,
                Version.text(),
                variant,
                tally.runs(),
                tally.failed(),
                tried,
                limits,
                tally.findings().stream()
                        .map(finding -> new Found(
                                finding.signature().toString(),
                                finding.count(),
                                finding.seed(),
                                finding.shown().witness(),
                                Optional.ofNullable(small.get(finding))))
                        .toList());
    }
}
