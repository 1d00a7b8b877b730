package dev.wringer.cli;

import dev.wringer.harness.record.RecordFailure;
import dev.wringer.harness.story.Explanation;
import dev.wringer.harness.trial.UsageError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The story of a case in a document: as text and as a sequence diagram, in a section that the command makes anew. */
final class CaseStory {

    private final Path file;
    private final Explanation told;

    /**
     * A story that was told.
     *
     * @param file the case, as it was named
     */
    CaseStory(Path file, Explanation told) {
        this.file = file;
        this.told = told;
    }

    /** Where {@code document} has it. */
    MarkedSection section(Path document) {
        return new MarkedSection(
                "story of " + file.getFileName(), "./wringer replay " + file + " --explain --markdown " + document);
    }

    /** What stands there. */
    List<String> markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("```text");
        lines.addAll(told.text());
        lines.add("```");
        lines.add("");
        lines.add("```mermaid");
        lines.addAll(told.diagram());
        lines.add("```");
        return lines;
    }

    /** Puts it into its section of a document, or begins a document with it. */
    void writeTo(Path document) {
        MarkedSection section = section(document);
        try {
            List<String> before = Files.exists(document)
                    ? Files.readAllLines(document)
                    : List.of("# The story of " + file.getFileName(), "", section.begin(), section.end());
            Files.write(document, section.replaced(before, markdown()));
        } catch (IllegalArgumentException e) {
            throw new UsageError("--markdown " + document + ": " + e.getMessage()
                    + ": put them where the story is to stand, or name a file that does not exist");
        } catch (IOException e) {
            throw new RecordFailure("cannot write " + document + ": " + e.getMessage(), e);
        }
    }
}
