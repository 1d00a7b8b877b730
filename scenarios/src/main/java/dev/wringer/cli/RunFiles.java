package dev.wringer.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.wringer.harness.record.RecordFailure;
import dev.wringer.harness.record.RunDirectory;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.reports.CsvReport;
import dev.wringer.reports.MarkdownReport;
import dev.wringer.reports.ResultTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The files of a run beside its records. Each is there as a whole or not at all; those of a run that was interrupted have
 * {@code .partial} in their names.
 *
 * @param directory where they go
 * @param document what {@code run.json} is to say
 */
record RunFiles(RunDirectory directory, RunDocument document) {

    /**
     * Writes all of them.
     *
     * @param results those that there are, in order
     * @throws RecordFailure if {@code run.json} cannot be written
     * @throws dev.wringer.reports.ReportFailure if a table cannot be written
     */
    void write(List<TrialResult> results) {
        if (!results.isEmpty()) {
            ResultTable table = ResultTable.of(results);
            CsvReport.writeTrials(file("trials", "csv"), results);
            CsvReport.writeTable(file("table", "csv"), table);
            MarkdownReport.write(file("table", "md"), results, document.command());
        }
        writeDocument(file("run", "json"));
    }

    private Path file(String name, String type) {
        return directory.file(name + (document.interrupted() ? ".partial." : ".") + type);
    }

    private void writeDocument(Path file) {
        Path aside = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            try (JsonGenerator json = new JsonFactory()
                    .createGenerator(Files.newBufferedWriter(aside))
                    .useDefaultPrettyPrinter()) {
                json.writeStartObject();
                document.writeFields(json);
                json.writeEndObject();
                json.writeRaw('\n');
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new RecordFailure("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
