package dev.wringer.harness.junit;

import java.util.ArrayList;
import java.util.List;

/** A failure message: what was expected, then facts, each on a line of its own behind its name. */
final class Facts {

    private final List<String> lines = new ArrayList<>();

    Facts(String headline) {
        lines.add(headline);
    }

    Facts and(String name, Object fact) {
        lines.add("  " + name + ": " + fact);
        return this;
    }

    @Override
    public String toString() {
        return String.join(System.lineSeparator(), lines);
    }
}
