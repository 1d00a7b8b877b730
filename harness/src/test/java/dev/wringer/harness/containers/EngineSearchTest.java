package dev.wringer.harness.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.ring.TestbedFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An engine that is not there is told within seconds, with its address and what helps. */
@Timeout(20)
class EngineSearchTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Length: 2\r\n\r\nOK";
    private static final EngineAddress NO_SOCKET = EngineAddress.ofSocket("/there/is/no.sock");

    @TempDir
    private Path folder;

    private static EngineSearch named(String text) {
        return new EngineSearch(
                Optional.empty(), Optional.of(new EngineAddress(text, "DOCKER_HOST")), List.of(NO_SOCKET), true);
    }

    private static void assertTrouble(EngineSearch search, String message) {
        assertThatThrownBy(search::requireOne)
                .isInstanceOf(TestbedFailure.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            garbage              | DOCKER_HOST is 'garbage', which is no address of a Docker engine: say tcp://host:2375 or unix:///path/to/docker.sock
            tcp:// x             | DOCKER_HOST is 'tcp:// x', which is no address of a Docker engine: say tcp://host:2375 or unix:///path/to/docker.sock
            unix://relative      | DOCKER_HOST is 'unix://relative', which is no address of a Docker engine: say tcp://host:2375 or unix:///path/to/docker.sock
            ftp://host:2375      | DOCKER_HOST is 'ftp://host:2375', which is no address of a Docker engine: say tcp://host:2375 or unix:///path/to/docker.sock
            tcp://host           | DOCKER_HOST is tcp://host, without a port: say tcp://host:2375 or unix:///path/to/docker.sock
            unix:///no/d.sock    | there is no Docker engine at /no/d.sock (DOCKER_HOST): start one (docker/engine.sh does on Debian), or set DOCKER_HOST to one
            tcp://no.invalid:1   | nobody knows the host of the Docker engine at tcp://no.invalid:1 (DOCKER_HOST): set DOCKER_HOST to one that is known
            ssh://me@far:22      | DOCKER_HOST is ssh://me@far:22, and Docker's client here does not speak ssh: run ssh -N -p 22 -L 2375:/var/run/docker.sock me@far, and set DOCKER_HOST=tcp://127.0.0.1:2375 and TESTCONTAINERS_HOST_OVERRIDE=far
            """)
    void addressesThatCannotBe(String text, String message) {
        assertTrouble(named(text), message);
    }

    @Test
    void aPortWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertTrouble(
                named("tcp://127.0.0.1:" + port),
                "no Docker engine listens at tcp://127.0.0.1:" + port
                        + " (DOCKER_HOST): start it, or set DOCKER_HOST to another");
    }

    @Test
    void aListenerThatNeverAnswers() throws IOException {
        try (StubEngine silent = new StubEngine("")) {
            assertTrouble(
                    named(silent.dockerHost()),
                    "the Docker engine at " + silent.dockerHost()
                            + " (DOCKER_HOST) does not answer within 4 s: start it, or set DOCKER_HOST to another");
        }
    }

    @Test
    void aSocketWhoseEngineHangs() throws IOException {
        Path socket = folder.resolve("docker.sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket)); // and nobody accepts
            EngineProbe probe = new EngineProbe(EngineAddress.ofSocket(socket.toString()), Duration.ofMillis(200));
            assertThat(probe.trouble()).hasValueSatisfying(why -> assertThat(why)
                    .startsWith("the Docker engine at " + socket + " does not answer"));
        }
    }

    @Test
    void somebodyElse() throws IOException {
        try (StubEngine web = new StubEngine("HTTP/1.0 404 Not Found\r\n\r\n");
                StubEngine tls = new StubEngine(
                        "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n")) {
            assertTrouble(
                    named(web.dockerHost()),
                    "what listens at " + web.dockerHost()
                            + " (DOCKER_HOST) is no Docker engine: asked whether it is, it"
                            + " said 'HTTP/1.0 404 Not Found'; set DOCKER_HOST to one");
            assertTrouble(
                    named(tls.dockerHost()),
                    "the Docker engine at " + tls.dockerHost()
                            + " (DOCKER_HOST) wants TLS: set DOCKER_TLS_VERIFY=1, and"
                            + " DOCKER_CERT_PATH to the folder with the certificates");
        }
    }

    @Test
    void anEngineThatAnswersIsNoTrouble() throws IOException {
        try (StubEngine engine = new StubEngine(OK)) {
            assertThatCode(named(engine.dockerHost())::requireOne).doesNotThrowAnyException();
        }
    }

    /** As Testcontainers does: its own desktop program need not run. */
    @Test
    void whatIsOnlyPreferredIsPassedOver() throws IOException {
        Optional<EngineAddress> preferred = Optional.of(new EngineAddress("tcp://127.0.0.1:1", "tc.host"));
        try (StubEngine engine = new StubEngine(OK)) {
            Optional<EngineAddress> there = Optional.of(new EngineAddress(engine.dockerHost(), "DOCKER_HOST"));
            assertThatCode(new EngineSearch(preferred, there, List.of(NO_SOCKET), false)::requireOne)
                    .doesNotThrowAnyException();
            assertThatCode(new EngineSearch(there, preferred, List.of(NO_SOCKET), false)::requireOne)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void ofSeveralSocketsOneIsEnoughAndOtherWaysAreLeftToTestcontainers() {
        assertTrouble(
                new EngineSearch(Optional.empty(), Optional.empty(), List.of(NO_SOCKET), false),
                "there is no Docker engine at /there/is/no.sock: start one (docker/engine.sh does on Debian), or set"
                        + " DOCKER_HOST to one");
        assertThatCode(new EngineSearch(Optional.empty(), Optional.empty(), List.of(NO_SOCKET), true)::requireOne)
                .doesNotThrowAnyException();
    }
}
