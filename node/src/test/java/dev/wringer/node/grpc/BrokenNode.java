package dev.wringer.node.grpc;

import dev.wringer.node.log.LogFormat;
import dev.wringer.node.log.ProcessLog;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.slf4j.event.Level;

/** A node as a process of its own, whose code throws at the first lookup of a client. */
final class BrokenNode {

    private BrokenNode() {}

    /**
     * Founds a ring alone.
     *
     * @param arguments the address to advertise, 127.0.0.1 and a port
     */
    public static void main(String[] arguments) throws IOException {
        HostAndPort advertised = HostAndPort.parse(arguments[0]).orElseThrow();
        HostSettings settings = HostSettings.of(
                        arguments[0],
                        new InetSocketAddress(advertised.host(), advertised.port()),
                        new WayIn.Founding(List.of(arguments[0])),
                        1)
                .withNodes(20, TestHosts.QUICK);
        ProcessLog.install(arguments[0], Level.INFO, LogFormat.LOGFMT);
        HostObserver broken = new ThrowingObserver(() -> new IllegalStateException("planted"));
        System.exit(NodeServer.run(settings, Links.direct(), broken, host -> {}));
    }
}
