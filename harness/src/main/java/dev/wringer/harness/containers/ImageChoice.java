package dev.wringer.harness.containers;

import dev.wringer.harness.hostprocess.NodeVariables;
import java.util.Map;
import java.util.Optional;

/**
 * Images that somebody wants instead of those that the testbed chooses and makes itself.
 *
 * @param node of whatever honours the contract of docs/TESTEE.md
 * @param toxiproxy of a Toxiproxy server, the genuine one or another
 * @param variables what nodes are to find in their environment beside what the testbed sets
 */
public record ImageChoice(Optional<String> node, Optional<String> toxiproxy, NodeVariables variables) {

    /** The environment variable that names an image for the node. */
    public static final String NODE_VARIABLE = "WRINGER_NODE_IMAGE";

    /** The environment variable that names an image for the links. */
    public static final String TOXIPROXY_VARIABLE = "WRINGER_TOXIPROXY_IMAGE";

    /** The testbed's own. */
    public static final ImageChoice OWN = new ImageChoice(Optional.empty(), Optional.empty(), NodeVariables.NONE);

    /** What {@link #NODE_VARIABLE} and {@link #TOXIPROXY_VARIABLE} name, if anything. */
    public static ImageChoice of(Map<String, String> environment) {
        return new ImageChoice(
                named(environment, NODE_VARIABLE), named(environment, TOXIPROXY_VARIABLE), NodeVariables.NONE);
    }

    private static Optional<String> named(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(name -> !name.isBlank());
    }

    /** This choice with another image for the node. */
    public ImageChoice withNode(String image) {
        return new ImageChoice(Optional.of(image), toxiproxy, variables);
    }

    /** This choice with another image for the links. */
    public ImageChoice withToxiproxy(String image) {
        return new ImageChoice(node, Optional.of(image), variables);
    }

    /** This choice with other variables for the nodes. */
    public ImageChoice withVariables(NodeVariables others) {
        return new ImageChoice(node, toxiproxy, others);
    }
}
