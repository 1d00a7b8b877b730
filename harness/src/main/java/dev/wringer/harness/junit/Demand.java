package dev.wringer.harness.junit;

import java.util.List;
import java.util.Optional;

/**
 * Something that somebody wants of a run and that not every testbed honours. The others refuse it: an option that were ignored
 * would be a lie.
 *
 * @param text how it was said: an option or an environment variable with its value
 * @param testbeds which ones honour it
 * @param option the option of the command line that asks for it, and {@code value} its value
 */
public record Demand(String text, List<String> testbeds, String option, String value) {

    /** The option that names the image of a node. */
    public static final String NODE_IMAGE = "--node-image";

    /** The option that names the image of the server of links. */
    static final String TOXIPROXY_IMAGE = "--toxiproxy-image";

    /** The option that names the command of a node. */
    static final String NODE_COMMAND = "--node-command";

    /** The option that sets a variable of a node's environment. */
    static final String NODE_VARIABLE = "--node-env";

    /** Takes a copy. */
    public Demand {
        testbeds = List.copyOf(testbeds);
    }

    /** An option with its value. */
    public static Demand option(String option, String value, String... testbeds) {
        return new Demand(option + " " + value, List.of(testbeds), option, value);
    }

    /** A variable of the environment, which says the same as an option. */
    public static Demand variable(String variable, String option, String value, String testbed) {
        return new Demand(variable + "=" + value, List.of(testbed), option, value);
    }

    /**
     * What the command line that runs the same again has to say: an image goes by the id that never means another.
     *
     * @param imageId of the image that the hosts ran; empty if that is not known
     */
    List<String> words(String imageId) {
        return List.of(option, option.equals(NODE_IMAGE) && !imageId.isEmpty() ? imageId : value);
    }

    /** Why {@code other} cannot run what is wanted, if it does not honour this. */
    Optional<String> objectionOf(String other) {
        return testbeds.contains(other)
                ? Optional.empty()
                : Optional.of(text + " means nothing there: only " + String.join(" and ", testbeds)
                        + (testbeds.size() == 1 ? " honours it" : " honour it"));
    }
}
