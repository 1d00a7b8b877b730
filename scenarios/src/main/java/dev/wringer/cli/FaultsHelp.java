package dev.wringer.cli;

import dev.wringer.harness.nemesis.Nemesis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code run --help} says about faults. */
final class FaultsHelp {

    private static final int WIDTH = 79;

    private FaultsHelp() {}

    /** A name with its explanation, which goes on in its column. */
    private static List<String> entry(String name, String help) {
        List<String> lines = new ArrayList<>();
        String line = String.format(Locale.ROOT, "  %-12s ", name);
        for (String word : help.split(" ", -1)) {
            if (line.length() + 1 + word.length() > WIDTH) {
                lines.add(line);
                line = " ".repeat(15);
            }
            line += " " + word;
        }
        lines.add(line);
        return lines;
    }

    /** The grammar with examples, and the nemeses by name. */
    static List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "Faults (docs/FAULTS.md has all of them):",
                "  ACTION; ACTION; ...   each  STRIKE at TIME  or  REGIME FROM..TO",
                "  strikes   crash WHOM | leave WHOM | restart WHOM[, disk lost] | join N",
                "  regimes   partition WHOM | pause WHOM | down WHOM | still",
                "            FAULT WHOM -> WHOM | FAULT WHOM <-> WHOM, such as cut,",
                "            lose 5%, delay 100ms+-20ms, bandwidth 10kB/s",
                "  WHOM      10% | half | 3 | all | 3 neighbours | arc 10% | 3 newest | ...",
                "",
                "  --faults 'crash 10% at 5s; join 3 at 40s'",
                "  --faults 'partition half 10s..30s; restart 2, disk lost at 50s'",
                "  --faults 'lose 5% all -> 3 busiest 0s..end'",
                "",
                "Nemeses, joined by +, each with settings if need be:"));
        for (Nemesis.Description nemesis : Nemesis.all()) {
            lines.addAll(entry(nemesis.name(), nemesis.help()));
        }
        lines.addAll(List.of("", "  --nemesis churn:rate=0.2,leave=30%+partitions"));
        return lines.stream().map(line -> line.replace("%", "%%")).toList(); // picocli formats it
    }
}
