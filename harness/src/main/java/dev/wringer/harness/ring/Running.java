package dev.wringer.harness.ring;

import dev.wringer.node.host.NodeSettings;
import java.util.Optional;

/**
 * What a host runs, as it says itself and as whoever started it sees.
 *
 * @param host by name
 * @param implementation name and version, by its Status
 * @param variant the protocol, by its Status
 * @param program what was really started: the id of the image, or the command; empty where hosts are no processes
 * @param settings of its nodes, where the harness sees into hosts: in sim and local
 */
public record Running(
        String host, String implementation, String variant, String program, Optional<NodeSettings> settings) {}
