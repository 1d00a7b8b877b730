package dev.wringer.reports;

import dev.wringer.harness.stats.Estimate;
import dev.wringer.harness.stats.Estimate.Basis;
import dev.wringer.harness.stats.Estimate.Coverage;
import dev.wringer.harness.trial.Measurement.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a reader must know to read a table: one sentence for each thing that occurs in it, and no other. */
final class Legend {

    private Legend() {}

    static List<String> of(ResultTable table) {
        Set<Basis> bases = bases(table);
        List<String> sentences = new ArrayList<>();
        if (bases.contains(Basis.SPREAD) || bases.contains(Basis.AGREEMENT)) {
            sentences.add("[low, high]: 95 % interval of the mean over independent rings.");
        }
        if (bases.contains(Basis.SPREAD)) {
            sentences.add(
                    "It holds for skewed numbers up to log-normal ones (sigma 1.5), not where a few rare rings decide the mean.");
        }
        if (bases.contains(Basis.AGREEMENT)) {
            sentences.add("Where all rings agree, it allows for rings not seen.");
        }
        if (hasInterval(table, Coverage.FEW_RINGS)) {
            sentences.add(Figure.DOUBT + ": with fewer than five rings it may hold less often.");
        }
        if (hasInterval(table, Coverage.LONE_RING)) {
            sentences.add(
                    Figure.DOUBT + ": one ring is unlike all the others, and how often such rings occur is open.");
        }
        if (bases.contains(Basis.SINGLE_RING)) {
            sentences.add("One ring alone has no interval.");
        }
        if (hasColumn(table, Origin.THEORY)) {
            sentences.add("theory: computed from the parameters.");
        }
        if (hasColumn(table, Origin.PUBLISHED)) {
            sentences.add("published: printed in a paper.");
        }
        return sentences;
    }

    private static Set<Basis> bases(ResultTable table) {
        return estimates(table).map(Estimate::basis).collect(Collectors.toSet());
    }

    private static boolean hasInterval(ResultTable table, Coverage coverage) {
        return estimates(table)
                .anyMatch(estimate ->
                        estimate.coverage() == coverage && estimate.interval().isPresent());
    }

    private static Stream<Estimate> estimates(ResultTable table) {
        return table.rows().stream()
                .flatMap(row -> row.cells().stream())
                .flatMap(Optional::stream)
                .filter(Cell.Measured.class::isInstance)
                .map(cell -> ((Cell.Measured) cell).estimate());
    }

    private static boolean hasColumn(ResultTable table, Origin origin) {
        return table.columns().stream().anyMatch(column -> column.origin() == origin);
    }
}
