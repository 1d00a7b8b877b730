package dev.wringer.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.reports.ReportFile;
import dev.wringer.reports.page.DocumentPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder of a comparison, of a hunt, or of a trial that was made small: one document says all that its page shows.
 *
 * @param path the folder
 * @param kind what the document is about
 */
record DocumentFolder(Path path, Kind kind) {

    /** What there are documents about. */
    enum Kind {
        COMPARISON("comparison.json", DocumentPage.COMPARISON),
        HUNT("hunt.json", DocumentPage.HUNT),
        SHRUNK("shrunk.json", DocumentPage.SHRUNK);

        private final String file;
        private final DocumentPage page;

        Kind(String file, DocumentPage page) {
            this.file = file;
            this.page = page;
        }
    }

    /** That folder, if it is one. */
    static Optional<DocumentFolder> of(Path folder) {
        for (Kind kind : Kind.values()) {
            if (Files.isRegularFile(folder.resolve(kind.file))) {
                return Optional.of(new DocumentFolder(folder, kind));
            }
        }
        return Optional.empty();
    }

    private Path document() {
        return path.resolve(kind.file);
    }

    /**
     * Keeps the document.
     *
     * @throws dev.wringer.reports.ReportFailure if it cannot be written
     */
    void keep(String document) {
        new ReportFile(document()).write(document + "\n");
    }

    /** What the document says, if it can be read. */
    Optional<JsonNode> read() {
        try {
            return Optional.of(new ObjectMapper().readTree(document().toFile()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * The page, made of the document alone.
     *
     * @throws UsageError if that cannot be read
     */
    String page() {
        try {
            return kind.page.of(
                    path.toAbsolutePath().normalize().getFileName().toString(), Files.readString(document()));
        } catch (IOException e) {
            String cause = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new UsageError("cannot read " + document() + ": " + cause + "; make it again");
        }
    }

    /**
     * Writes the page.
     *
     * @throws UsageError if the document cannot be read
     * @throws dev.wringer.reports.ReportFailure if the page cannot be written
     */
    Path draw() {
        Path file = path.resolve(ReportFiles.PAGE);
        new ReportFile(file).write(page());
        return file;
    }
}
