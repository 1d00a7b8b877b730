package dev.wringer.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.id.Keys;
import dev.wringer.testee.v1.LookupRequest;
import dev.wringer.testee.v1.PutRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Prometheus would read from a running host. */
@Timeout(60)
class HostMetricsTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final TestHosts ring = new TestHosts();
    private MetricsEndpoint endpoint;

    @BeforeEach
    void start() throws Exception {
        List<String> names = List.of(TestHosts.name(1), TestHosts.name(2), TestHosts.name(3));
        HostMetrics metrics = new HostMetrics();
        NodeHost watched = ring.start(names.get(0), new WayIn.Assembled(names), settings -> settings, metrics);
        ring.start(names.get(1), new WayIn.Assembled(names), settings -> settings);
        ring.start(names.get(2), new WayIn.Assembled(names), settings -> settings);
        endpoint = MetricsEndpoint.at(ANY_PORT);
        metrics.observe(watched);
        endpoint.serve(() -> metrics.page(watched.loop()));
        ring.awaitIdeal();
    }

    @AfterEach
    void close() {
        endpoint.close();
        ring.close();
    }

    @Test
    void thePageTellsWhatTheHostIsAndHolds() throws Exception {
        var put = ring.testee(TestHosts.name(1))
                .put(PutRequest.newBuilder()
                        .setBlock(TesteeCodec.encode(ContentBlock.of(Bytes.ofText("held"))))
                        .build());
        assertThat(put.hasResult()).isTrue();

        assertThat(page())
                .contains(
                        "wringer_virtual_nodes 4.0",
                        "wringer_phase{phase=\"serving\"} 1.0",
                        "wringer_phase{phase=\"failed\"} 0.0",
                        "wringer_operation_seconds_count{operation=\"put\",outcome=\"success\"} 1")
                .anyMatch(line -> line.matches("wringer_blocks_held [1-3]\\.0"))
                .anyMatch(line -> line.matches("wringer_blocks_cached [0-9]+\\.0"))
                .anyMatch(line -> line.matches("wringer_blocks_repaired_total [0-9]+\\.0"))
                .anyMatch(line -> line.matches("wringer_connections [1-9][0-9]*\\.0"))
                .anyMatch(line -> line.matches("wringer_dials_total [1-9][0-9]*\\.0"))
                .anyMatch(line -> line.matches("wringer_loop_waiting [0-9]+\\.0"));
    }

    @Test
    void thePageTellsWhatCallsCome() throws Exception {
        ring.testee(TestHosts.name(1))
                .lookup(LookupRequest.newBuilder()
                        .setKey(RingCodec.encode(Keys.ofText("any")))
                        .build());
        assertThat(page())
                .contains(
                        "wringer_lookup_hops_count 1",
                        "wringer_operation_seconds_count{operation=\"lookup\",outcome=\"success\"} 1")
                .anyMatch(line -> line.matches("wringer_calls_sent_total\\{kind=\"GetNeighbours\"} [1-9].*"))
                .anyMatch(line -> line.matches("wringer_calls_received_total\\{kind=\"GetNeighbours\"} [1-9].*"))
                .anyMatch(line ->
                        line.matches("wringer_call_round_trip_seconds_bucket\\{kind=\"[A-Za-z]+\",le=\"0.005\"} .*"));

        ring.crash(TestHosts.name(2));
        ring.awaitIdeal(); // so the watched host has noticed

        assertThat(page()).anyMatch(line -> line.matches("wringer_calls_failed_total\\{failure=\"[a-z]+\",kind=.*"));
    }

    @Test
    void nothingElseIsServedThere() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        assertThatThrownBy(() ->
                        MetricsEndpoint.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), endpoint.port())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot serve metrics on")
                .hasMessageContaining(Integer.toString(endpoint.port()));
    }

    private List<String> page() throws Exception {
        HttpResponse<String> response = get("/metrics");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
        return response.body().lines().toList();
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + endpoint.port() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
