package dev.wringer.reports;

import java.util.ArrayList;
import java.util.List;

/** Writes many seeds short: {@code 1 – 20, 42}. */
final class SeedRanges {

    private SeedRanges() {}

    /** In ascending order; runs of three and more are joined. */
    static String of(List<Long> seeds) {
        List<Long> sorted = seeds.stream().distinct().sorted().toList();
        List<String> ranges = new ArrayList<>();
        for (int start = 0; start < sorted.size(); ) {
            int end = endOfRun(sorted, start);
            if (end - start >= 2) {
                ranges.add(sorted.get(start) + " – " + sorted.get(end));
                start = end + 1;
            } else {
                ranges.add(sorted.get(start).toString());
                start++;
            }
        }
        return String.join(", ", ranges);
    }

    private static int endOfRun(List<Long> sorted, int start) {
        int end = start;
        while (end + 1 < sorted.size() && sorted.get(end + 1) - sorted.get(end) == 1) {
            end++;
        }
        return end;
    }
}
