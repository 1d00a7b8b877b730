package dev.wringer.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HealthCheckTest {

    private static final String NAME = TestHosts.name(1);

    private final TestHosts hosts = new TestHosts();
    private final StringWriter said = new StringWriter();

    @AfterEach
    void close() {
        hosts.close();
    }

    @Test
    void aMemberIsHealthyWhereverItListens() throws Exception {
        WayIn alone = new WayIn.Assembled(List.of(NAME));
        NodeHost host = hosts.start(NAME, alone, settings -> settings.withNodes(8, TestHosts.QUICK));
        host.ready().get(30, TimeUnit.SECONDS);
        int port = host.port();

        assertThat(check(Map.of("WRINGER_ADVERTISE", "nobody-knows-me:" + port)))
                .as("%s", said)
                .isZero();
        assertThat(check(Map.of("WRINGER_ADVERTISE", "a:1", "WRINGER_LISTEN", "127.0.0.1:" + port)))
                .as("%s", said)
                .isZero();
        assertThat(check(Map.of("WRINGER_ADVERTISE", "a:1", "WRINGER_LISTEN", "0.0.0.0:" + port)))
                .as("%s", said)
                .isZero();
        assertThat(said.toString().lines()).hasSize(3).allMatch(line -> line.endsWith(":" + port + " is SERVING"));
    }

    @Test
    void whoIsNoMemberYetIsNot() throws Exception {
        NodeHost host = hosts.start(NAME, new WayIn.Founding(List.of(NAME, TestHosts.name(2))), settings -> settings);

        assertThat(check(Map.of("WRINGER_ADVERTISE", "a:" + host.port()))).isEqualTo(1);
        assertThat(said.toString()).contains("NOT_SERVING").hasLineCount(1);
    }

    @Test
    void nobodyIsNotHealthyEither() {
        int port = TestProcesses.freePorts(1).get(0);

        assertThat(check(Map.of("WRINGER_ADVERTISE", "a:" + port))).isEqualTo(1);
        assertThat(said.toString()).contains("does not answer: UNAVAILABLE").hasLineCount(1);
    }

    private int check(Map<String, String> environment) {
        return HealthCheck.commandLine(environment)
                .setOut(new PrintWriter(said))
                .execute();
    }
}
