package dev.wringer.harness.containers;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.TestbedFailure;
import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;

/** A Toxiproxy server in a container, of whatever make. Thread-safe but for its start and end. */
final class LinkServer implements AutoCloseable {

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(30);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(60); // thousands of proxies take a second or two
    private static final Duration TRIED_FOR = Duration.ofSeconds(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A proxy as the API's populate takes it. */
    record ProxyForm(String name, String listen, String upstream, boolean enabled) {}

    private final RunningContainer container;
    private final String ownAddress;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TRIED_FOR)
            .build();
    private InetSocketAddress control; // where it takes requests

    private LinkServer(RunningContainer container, String ownAddress) {
        this.container = container;
        this.ownAddress = ownAddress;
        this.control = container.published(AddressPlan.CONTROL_PORT);
    }

    /**
     * Starts one, and returns when it takes requests.
     *
     * @throws TestbedFailure if it does not within half a minute
     */
    static LinkServer start(Engine engine, RingNetwork network, String image, int number, Seed seed) {
        String address = network.plan().server(number);
        RunningContainer container = ContainerStart.of(image, network, address)
                .called(network.containerName(shortName(number)))
                .saying(
                        "-host=0.0.0.0",
                        "-seed=" + seed.fork("links").fork(number).value())
                .publishing(AddressPlan.CONTROL_PORT)
                .start(engine);
        try {
            LinkServer server = new LinkServer(container, address);
            server.awaitAnswer();
            return server;
        } catch (RuntimeException e) {
            container.remove();
            throw e;
        }
    }

    /** What the server of this number is called in the names of containers. */
    static String shortName(int number) {
        return "links-" + number;
    }

    private void awaitAnswer() {
        try {
            await().atMost(STARTS_WITHIN)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> {
                        container.requireRunning("the Toxiproxy server");
                        return answers(control);
                    });
        } catch (ConditionTimeoutException e) {
            throw new TestbedFailure(
                    "the Toxiproxy server of image " + container.image() + " does not answer after "
                            + STARTS_WITHIN.toSeconds() + " s: is it one? Its log ends: " + container.endOfLog(),
                    e);
        }
    }

    private boolean answers(InetSocketAddress at) {
        try {
            return http.send(request(at, "/version").timeout(TRIED_FOR).build(), BodyHandlers.ofString())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TestbedFailure("interrupted", e);
        }
    }

    /** Whether this process gets to the containers by their own addresses; then ports need not be published. */
    boolean isReachedDirectly() {
        InetSocketAddress direct = new InetSocketAddress(ownAddress, AddressPlan.CONTROL_PORT);
        if (answers(direct)) {
            control = direct;
            return true;
        }
        return false;
    }

    /** What it says it is. */
    String version() {
        try {
            String body = http.send(request(control, "/version").build(), BodyHandlers.ofString())
                    .body();
            JsonNode version = JSON.readTree(body).path("version");
            return version.asText(body);
        } catch (IOException e) {
            throw failure("tell its version", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TestbedFailure("interrupted", e);
        }
    }

    String address() {
        return ownAddress;
    }

    RunningContainer container() {
        return container;
    }

    /**
     * Makes proxies, all by one request. One that exists and begins or leads elsewhere is replaced by one without toxics,
     * and its connections are closed.
     */
    void populate(Collection<ProxyForm> proxies) {
        try {
            HttpRequest request = request(control, "/populate")
                    .timeout(ANSWERS_WITHIN)
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(List.copyOf(proxies))))
                    .build();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new TestbedFailure("the Toxiproxy server could not make " + proxies.size() + " links ("
                        + answer.body().strip() + "): take another --toxiproxy-image, or fewer hosts");
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw failure("make " + proxies.size() + " links", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TestbedFailure("interrupted", e);
        }
    }

    /** All proxies by name, as toxiproxy-java's. */
    Map<String, Proxy> proxies() {
        try {
            Map<String, Proxy> proxies = new HashMap<>();
            new ToxiproxyClient(control.getHostString(), control.getPort())
                    .getProxies()
                    .forEach(proxy -> proxies.put(proxy.getName(), proxy));
            return proxies;
        } catch (IOException e) {
            throw failure("list its links", e);
        }
    }

    private TestbedFailure failure(String task, IOException e) {
        container.requireRunning("the Toxiproxy server");
        return new TestbedFailure(
                "the Toxiproxy server could not " + task + " (" + EngineTrouble.innermost(e) + "): its log ends: "
                        + container.endOfLog(),
                e);
    }

    private static HttpRequest.Builder request(InetSocketAddress at, String path) {
        return HttpRequest.newBuilder(URI.create("http://" + at.getHostString() + ":" + at.getPort() + path));
    }

    /** What it has written to its log. */
    String log() {
        return container.log();
    }

    @Override
    public void close() {
        container.remove();
    }
}
