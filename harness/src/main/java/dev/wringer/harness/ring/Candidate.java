package dev.wringer.harness.ring;

import dev.wringer.node.host.NodeSettings;
import java.util.Optional;

/**
 * What some hosts of a ring run, or shall run, in the place of what the others do.
 *
 * @param text as it is written
 * @param node the settings of its nodes
 * @param foreignVariant the name of its protocol, if only somebody else's node knows it
 * @param image the image of its hosts, if it is another one
 * @param command what starts a host, if it is another one
 */
public record Candidate(
        String text,
        NodeSettings node,
        Optional<String> foreignVariant,
        Optional<String> image,
        Optional<String> command) {

    /** The name of the protocol that its nodes are told to run. */
    public String variant() {
        return foreignVariant.orElseGet(() -> node.variant().commandLineName());
    }

    /** Whether it is another program, and not only other settings. */
    public boolean isAnotherProgram() {
        return image.isPresent() || command.isPresent();
    }
}
