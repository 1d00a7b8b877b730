package dev.wringer.harness.story;

import java.util.List;

/**
 * How a failure came about.
 *
 * @param beginNanos when it begins: at the first fault
 * @param successors r, the length of a successor list
 * @param cast one line for each node and each block concerned, in the order of the circle, as they were when it begins
 * @param actors the names of the nodes, in that order, with their ids
 * @param lines what happened, in order; what was left out in between stands among it
 * @param ending the violation, and the rule that it breaks
 */
record Story(long beginNanos, int successors, List<String> cast, List<Actor> actors, List<Line> lines, Ending ending) {

    /**
     * How many steps led to the violation, counted as ZAVE'17 does: faults, and steps by which the state of a node changed. A join
     * is one, however many nodes were asked for its place; what has changed nothing is told, but is none.
     */
    int steps() {
        return (int) lines.stream()
                .filter(line -> line instanceof Told told && told.step().isTransition())
                .count();
    }

    /** A node. */
    record Actor(String name, String id) {}

    /**
     * How it ends.
     *
     * @param check which was broken
     * @param witness with short names
     * @param quietRounds how many rounds of maintenance were left out of the story because nobody learned anything in them
     * @param elsewhere how many steps were left out because they have nothing to do with the violation
     */
    record Ending(long atNanos, String check, String witness, BrokenRule rule, int quietRounds, int elsewhere) {}

    /** What stands on a line. */
    sealed interface Line {}

    /** Something happened. */
    record Told(Step step) implements Line {}

    /** Nothing happened for a while. */
    record Quiet(int rounds) implements Line {

        @Override
        public String toString() {
            return rounds + " rounds of maintenance in which nobody learned anything";
        }
    }
}
