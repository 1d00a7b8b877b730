package dev.wringer.harness.setting;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody who mistyped a name has probably meant. */
public final class Nearest {

    private Nearest() {}

    /**
     * The one of {@code known} that is nearest to {@code typed}, if it is near: one slip for every three letters, or one of
     * the two begins with the other. The earlier of two that are equally near.
     */
    public static Optional<String> to(String typed, Collection<String> known) {
        String wanted = typed.toLowerCase(Locale.ROOT).replace('_', '-');
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        return known.stream()
                .filter(name -> isNear(wanted, name.toLowerCase(Locale.ROOT)))
                .min(Comparator.comparingInt(name -> distance(wanted, name.toLowerCase(Locale.ROOT))));
    }

    private static boolean isNear(String wanted, String name) {
        return distance(wanted, name) <= Math.max(wanted.length(), name.length()) / 3
                || (wanted.length() >= 3 && name.startsWith(wanted))
                || (name.length() >= 3 && wanted.startsWith(name));
    }

    /**
     * How many insertions, deletions, substitutions and exchanges of neighbouring letters lead from one to the other, none
     * of them touching the same letters twice (the optimal string alignment distance).
     */
    static int distance(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int substitution = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + substitution);
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[to.length()];
    }
}
