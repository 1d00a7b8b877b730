package dev.wringer.reports;

import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.trial.Measurement;
import dev.wringer.harness.trial.Measurement.Origin;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.TrialResult.SweepPoint;
import dev.wringer.harness.trial.Unit;
import dev.wringer.harness.trial.UsageError;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads what {@link CsvReport#writeTrials} has written. A measurement has full precision there, so tables that are made of what was read
 * are the same, byte for byte.
 *
 * @param file a {@code trials.csv}
 * @param sweepUnit what the values of a swept parameter count, which the file does not say
 * @param options what the command line of its run said, which the file does not say either
 */
public record TrialsFile(Path file, Unit sweepUnit, List<String> options) {

    private static final String SETTING = "setting.";

    /** Takes a copy. */
    public TrialsFile {
        options = List.copyOf(options);
    }

    /**
     * The trials, in the order in which they stand there.
     *
     * @throws UsageError if it cannot be read, or is no such file
     */
    public List<TrialResult> read() {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(file);
                CSVParser parser = CSVParser.parse(reader, format)) {
            List<TrialResult> trials = new ArrayList<>();
            for (CSVRecord line : parser) {
                trials.add(trial(parser.getHeaderNames(), line));
            }
            return trials;
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            throw new UsageError("cannot read " + file + ": " + e.getMessage() + "; make the run again");
        }
    }

    private TrialResult trial(List<String> header, CSVRecord line) {
        if (line.size() != header.size()) {
            throw new IllegalArgumentException("line " + (line.getRecordNumber() + 1) + " is cut off");
        }
        return new TrialResult(
                line.get("scenario"),
                line.get("testbed"),
                Long.parseLong(line.get("seed")),
                settings(header, line),
                options,
                sweep(line),
                new Verdict(Outcome.valueOf(line.get("verdict")), line.get("reason")),
                measurements(header, line));
    }

    private static Map<String, String> settings(List<String> header, CSVRecord line) {
        Map<String, String> settings = new LinkedHashMap<>();
        header.stream()
                .filter(heading -> heading.startsWith(SETTING))
                .forEach(heading -> settings.put(heading.substring(SETTING.length()), line.get(heading)));
        return settings;
    }

    private Optional<SweepPoint> sweep(CSVRecord line) {
        String parameter = line.get("sweep.parameter");
        return parameter.isEmpty()
                ? Optional.empty()
                : Optional.of(new SweepPoint(parameter, Double.parseDouble(line.get("sweep.value")), sweepUnit));
    }

    private static List<Measurement> measurements(List<String> header, CSVRecord line) {
        List<Measurement> measurements = new ArrayList<>();
        for (String heading : header.subList(header.indexOf("reason") + 1, header.size())) {
            if (!line.get(heading).isEmpty()) {
                measurements.add(measurement(heading, Double.parseDouble(line.get(heading))));
            }
        }
        return measurements;
    }

    private static Measurement measurement(String heading, double value) {
        int point = heading.indexOf('.');
        Origin origin = Origin.valueOf(heading.substring(0, point).toUpperCase(Locale.ROOT));
        String rest = heading.substring(point + 1);
        for (Unit unit : Unit.values()) {
            String suffix = TrialColumns.suffix(unit);
            if (!suffix.isEmpty() && rest.endsWith(suffix)) {
                return new Measurement(rest.substring(0, rest.length() - suffix.length()), unit, origin, value);
            }
        }
        return new Measurement(rest, Unit.COUNT, origin, value);
    }
}
