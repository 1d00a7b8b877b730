package dev.wringer.reports.csv;

import dev.wringer.reports.ReportFailure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/**
 * A file of comma-separated values that may be too long for memory: it is written aside, and moved into place when it is whole.
 */
final class CsvFile implements AutoCloseable {

    private final Path file;
    private final Path aside;
    private final BufferedWriter writer;
    private boolean whole;

    /** @throws ReportFailure if it cannot be written */
    CsvFile(Path file, List<String> header) {
        this.file = file;
        this.aside = file.resolveSibling("." + file.getFileName() + ".tmp");
        try {
            this.writer = Files.newBufferedWriter(aside);
            CSVFormat.RFC4180.printRecord(writer, header.toArray());
        } catch (IOException e) {
            throw new ReportFailure(file, e);
        }
    }

    void line(Object... values) {
        try {
            CSVFormat.RFC4180.printRecord(writer, values);
        } catch (IOException e) {
            throw new ReportFailure(file, e);
        }
    }

    /** Nothing more comes. */
    void finish() {
        whole = true;
    }

    @Override
    public void close() {
        try {
            try {
                writer.close();
                if (whole) {
                    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                }
            } finally {
                Files.deleteIfExists(aside);
            }
        } catch (IOException e) {
            throw new ReportFailure(file, e);
        }
    }
}
