package dev.wringer.harness.conformance;

/**
 * What cannot be seen in some way of looking, whatever the node does.
 *
 * @param name what it is
 * @param why that is so, and what would help
 */
record OutOfReach(String name, String why) implements Check<Hosts> {

    @Override
    public String examine(Hosts hosts) {
        throw NotChecked.outOfReach(why);
    }
}
