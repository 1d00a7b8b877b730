package dev.wringer.cli;

import dev.wringer.harness.hunt.Finding;
import dev.wringer.harness.hunt.Hunt;
import dev.wringer.harness.hunt.Shrunk;
import dev.wringer.harness.hunt.Tally;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.story.Explanation;
import dev.wringer.node.host.Variant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What hunting is worth: each known-bad variant is hunted from a fixed seed until it has failed, and the failure shrunk. */
final class HuntWorth {

    /** Where the table stands in its document. */
    static final MarkedSection SECTION = new MarkedSection("worth", "./wringer hunt --worth --markdown docs/HUNT.md");

    private static final long MOST_RUNS = 10_000; // less than two minutes on two idle processors

    /** Steps of the shortest violations that a search through all interleavings has found (ZAVE'17, r = 2). */
    private static final Map<Variant, Integer> SHORTEST_KNOWN =
            Map.of(Variant.ORIGINAL, 3, Variant.HEAD_ONLY_JOIN, 8, Variant.TWO_STEP_LIST_UPDATE, 9);

    private final long first;
    private final Testbed testbed;
    private final int threads;
    private final BooleanSupplier stop;
    private final List<String> rows = new ArrayList<>();

    HuntWorth(long first, Testbed testbed, int threads, BooleanSupplier stop) {
        this.first = first;
        this.testbed = testbed;
        this.threads = threads;
        this.stop = stop;
    }

    /**
     * Hunts one more.
     *
     * @return the shrunk failure, if there was one
     */
    Optional<Shrunk> add(Variant variant, Consumer<String> tell) {
        Stopwatch watch = new Stopwatch();
        String name = variant.commandLineName();
        try (Hunt hunt = new Hunt(name, testbed, threads)) {
            Tally tally = hunt.run(first, MOST_RUNS, stop, sofar -> sofar.failed() > 0);
            Duration until = watch.elapsed();
            Optional<Finding> finding = tally.findings().stream().findFirst();
            if (finding.isEmpty()) {
                rows.add("| `" + name + "` | – | not in " + tally.runs() + " | " + Stopwatch.text(until)
                        + " | – | – | – | – | – | – |");
                tell.accept(name + ": not found in " + tally.runs() + " runs, " + Stopwatch.text(until));
                return Optional.empty();
            }
            Shrunk shrunk = hunt.shrink(finding.get(), stop, best -> {});
            Duration whole = watch.elapsed().minus(until);
            rows.add(row(variant, tally, until, shrunk, whole));
            tell.accept(name + ": " + shrunk.outcome().signature().orElseThrow() + " in run " + tally.runs() + ", "
                    + Stopwatch.text(until) + "; shrunk to " + shrunk.size() + " in " + Stopwatch.text(whole));
            return Optional.of(shrunk);
        }
    }

    private static String row(Variant variant, Tally tally, Duration until, Shrunk shrunk, Duration shrinking) {
        Integer known = SHORTEST_KNOWN.get(variant);
        return "| `" + variant.commandLineName() + "` | `"
                + shrunk.outcome().broken().orElseThrow().check() + "` | " + tally.runs() + " | "
                + Stopwatch.text(until) + " | " + shrunk.setup().spec().nodes() + " | "
                + shrunk.setup().faults().actions().size() + " | "
                + shrunk.outcome().operations() + " | "
                + Explanation.of(shrunk.setup()).steps() + " | "
                + (known == null ? "–" : known) + " | "
                + Stopwatch.text(shrinking) + " |";
    }

    /** The table. */
    List<String> markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("From seed " + first + ", at most " + MOST_RUNS + " runs each.");
        lines.add("");
        lines.add(
                "| variant | check | runs | until found | nodes | actions | operations | steps | shortest known | shrunk in |");
        lines.add("|---|---|---|---|---|---|---|---|---|---|");
        lines.addAll(rows);
        return lines;
    }
}
