package dev.wringer.node.grpc;

import dev.wringer.node.log.LogFormat;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.slf4j.event.Level;

/**
 * A host that a process is to run.
 *
 * @param settings its parameters
 * @param links how it reaches others
 * @param metrics where to serve metrics, if anywhere
 * @param logLevel the least level that is logged
 * @param logFormat how the log is written
 */
record HostPlan(
        HostSettings settings, Links links, Optional<InetSocketAddress> metrics, Level logLevel, LogFormat logFormat) {}
