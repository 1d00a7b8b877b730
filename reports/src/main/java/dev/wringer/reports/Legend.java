package dev.wringer.reports;

import dev.wringer.harness.stats.Estimate.Basis;
import dev.wringer.harness.trial.Measurement.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a reader must know to read a table: one sentence for each thing that occurs in it, and no other. */
final class Legend {

    private Legend() {}

    static List<String> of(ResultTable table) {
        Set<Basis> bases = bases(table);
        List<String> sentences = new ArrayList<>();
        if (bases.contains(Basis.SPREAD) || bases.contains(Basis.AGREEMENT)) {
            sentences.add("[low, high]: 95 % interval of the mean over independent rings.");
        }
        if (bases.contains(Basis.AGREEMENT)) {
            sentences.add("Where all rings agree, it allows for rings not seen.");
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
        return table.rows().stream()
                .flatMap(row -> row.cells().stream())
                .flatMap(Optional::stream)
                .filter(Cell.Measured.class::isInstance)
                .map(cell -> ((Cell.Measured) cell).estimate().basis())
                .collect(Collectors.toSet());
    }

    private static boolean hasColumn(ResultTable table, Origin origin) {
        return table.columns().stream().anyMatch(column -> column.origin() == origin);
    }
}
