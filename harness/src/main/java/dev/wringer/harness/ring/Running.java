package dev.wringer.harness.ring;

import java.util.Map;

/**
 * What a host runs, as it says itself and as whoever started it sees.
 *
 * @param host by name
 * @param implementation name and version, by its Status
 * @param variant the protocol, by its Status
 * @param program what was really started: the id of the image, or the command; empty where hosts are no processes
 * @param settings of its nodes by its Status, by the names of their variables; those that it does not tell are missing
 */
public record Running(
        String host, String implementation, String variant, String program, Map<String, String> settings) {}
