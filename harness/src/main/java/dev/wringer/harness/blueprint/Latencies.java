package dev.wringer.harness.blueprint;

import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.setting.Kind;
import dev.wringer.harness.setting.Misfit;
import dev.wringer.harness.setting.TimeRange;
import dev.wringer.harness.setting.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Delays of messages, one way: {@code constant:50ms}, {@code uniform:10ms..90ms}, {@code exponential:50ms}, or
 * {@code matrix:file.csv} with one row of milliseconds per site.
 */
public final class Latencies implements Kind<Latency> {

    private static final Times DELAY = new Times(0, Double.POSITIVE_INFINITY);

    @Override
    public Latency read(String text) throws Misfit {
        int colon = text.indexOf(':');
        String model = colon < 0 ? text : text.substring(0, colon);
        String argument = colon < 0 ? "" : text.substring(colon + 1);
        return switch (model) {
            case "constant" -> new Latency.Constant(DELAY.read(argument));
            case "uniform" -> uniform(TimeRange.read(argument));
            case "exponential" -> new Latency.Exponential(Times.POSITIVE.read(argument));
            case "matrix" -> matrix(argument);
            default -> throw new Misfit("is not one of " + range());
        };
    }

    private static Latency uniform(TimeRange bounds) {
        return new Latency.Uniform(bounds.shortest(), bounds.longest());
    }

    @Override
    public String write(Latency value) {
        return value.toString();
    }

    @Override
    public String range() {
        return "constant:50ms | uniform:10ms..90ms | exponential:50ms | matrix:FILE.csv";
    }

    private static Latency matrix(String file) throws Misfit {
        List<List<Duration>> rows = new ArrayList<>();
        for (String line : lines(file)) {
            if (!line.isBlank()) {
                rows.add(row(line, file, rows.size() + 1));
            }
        }
        if (rows.isEmpty() || rows.stream().anyMatch(row -> row.size() != rows.size())) {
            throw new Misfit("names no square matrix: " + file + " has " + rows.size() + " rows, the first with "
                    + (rows.isEmpty() ? 0 : rows.get(0).size()) + " columns");
        }
        return new Latency.Matrix(file, rows);
    }

    private static List<String> lines(String file) throws Misfit {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw new Misfit("names a file that cannot be read as text: " + file);
        }
    }

    private static List<Duration> row(String line, String file, int number) throws Misfit {
        List<Duration> row = new ArrayList<>();
        for (String cell : line.split(",", -1)) {
            try {
                row.add(DELAY.read(cell.strip() + "ms"));
            } catch (Misfit e) {
                throw new Misfit("names a file whose row " + number
                        + " has a cell that is no number of milliseconds ≥ 0: " + file);
            }
        }
        return List.copyOf(row);
    }
}
