package dev.wringer.harness.containers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network.Ipam;
import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.hostprocess.Checkout;
import dev.wringer.harness.hostprocess.Readiness;
import dev.wringer.harness.live.SmallRings;
import dev.wringer.harness.record.Attachments;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.TestbedFailure;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** What goes wrong is told in one line, and leaves nothing behind. */
@RequiresEngine
@Timeout(300)
class TroubleIT {

    private static final int LONGEST_LIFE_SECONDS = 200; // of a process whose output is read: reading has no time-out

    private final Engine engine = Engine.connect();

    @TempDir
    private Path folder;

    @AfterEach
    void nothingIsLeftBehind() {
        Leftovers left = Leftovers.ofThisProcess(engine);
        assertThat(left.containers()).isEmpty();
        assertThat(left.volumes()).isEmpty();
        // A network that the engine does not let go of is empty, and its own fault.
        assertThat(left.networks()).noneMatch(this::isInUse);
    }

    private boolean isInUse(String network) {
        return !engine.client()
                .inspectNetworkCmd()
                .withNetworkId(network)
                .exec()
                .getContainers()
                .isEmpty();
    }

    private void assertFails(ImageChoice choice, String... words) {
        assertThatThrownBy(() -> ContainerRings.of(choice).start().close())
                .isInstanceOf(TestbedFailure.class)
                .message()
                .contains(words)
                .doesNotContain("\n");
    }

    private static void assertBreach(Clause clause, ThrowingCallable act, String... words) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(ContractBreach.class, breach -> assertThat(breach.clause())
                        .as(breach.getMessage())
                        .isEqualTo(clause))
                .message()
                .contains(words)
                .doesNotContain("\n");
    }

    private Images images() {
        return new Images(engine, ImageChoice.OWN, Checkout.ofThisProcess().map(Checkout::home));
    }

    @Test
    void anImageThatDoesNotExist() {
        assertFails(ImageChoice.OWN.withNode("wringer.invalid/nobody/has:this"), "wringer.invalid/nobody/has:this");
    }

    @Test
    void anImageWhoseProcessEndsAtOnce() {
        ImageChoice choice = ImageChoice.OWN.withNode(images().tools());
        assertBreach(
                Clause.FOUNDING,
                () -> ContainerRings.of(choice).start().close(),
                "has ended with status 0; its log ends: nothing",
                images().tools());
    }

    @Test
    void anImageThatDoesNotServe() {
        assertNotReady(
                address -> new InetSocketAddress(address, AddressPlan.NODE_PORT),
                Clause.FOUNDING,
                "runs and does not serve after 2 s",
                images().toxiproxy());
    }

    @Test
    void anImageThatServesSomethingElse() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        Server other = NettyServerBuilder.forAddress(new InetSocketAddress(loopback, 0))
                .build() // gRPC, but no service
                .start();
        try {
            assertNotReady(
                    address -> new InetSocketAddress(loopback, other.getPort()),
                    Clause.ANSWERS,
                    "Status ended with UNIMPLEMENTED");
        } finally {
            other.shutdownNow();
        }
    }

    /** @param service where the container, which runs, is looked for by its address */
    private void assertNotReady(Function<String, InetSocketAddress> service, Clause clause, String... words) {
        String image = images().toxiproxy(); // it runs, and listens elsewhere
        try (RingNetwork network = RingNetwork.create(engine);
                Readiness impatient = new Readiness(Duration.ofSeconds(2))) {
            String address = network.plan().host(0);
            RunningContainer container =
                    ContainerStart.of(image, network, address).start(engine);
            HostContainer host =
                    new HostContainer("host-000000.ring-1:7000", 0, container, service.apply(address), Map.of(), false);
            assertBreach(clause, () -> impatient.await(host), words);
            container.remove();
        }
    }

    /** Nobody asks it anything meanwhile; somebody else, whom the harness does not know of, sends it a signal. */
    @ParameterizedTest
    @CsvSource({
        "KILL, 'has ended with status 137, by SIGKILL: not the harness', msg=serving",
        "TERM, has ended with status 0, msg=leaving"
    })
    void aHostThatEndsInTheMiddle(String signal, String end, String log) {
        try (Ring ring = ContainerRings.GENTLE.start()) {
            engine.client()
                    .killContainerCmd(containerOf("host-000002"))
                    .withSignal(signal)
                    .exec();

            assertBreach(
                    Clause.RUNNING,
                    () -> ring.pass(Duration.ofMinutes(1)),
                    "host-000002.ring-1:7000 breaks the contract",
                    images().node(),
                    end,
                    "; its log ends: ",
                    log);
            assertThat(ring.elapsed()).isLessThan(Duration.ofMinutes(1));
            assertThat(ring.members()).hasSize(7 * 3);
        } catch (ContractBreach again) {
            assertThat(again.clause()).isEqualTo(Clause.RUNNING); // when the ring is taken down
        }
    }

    private String containerOf(String host) {
        return engine.client().listContainersCmd().withLabelFilter(Labels.ofRing()).exec().stream()
                .filter(container -> container.getNames()[0].contains(host))
                .findFirst()
                .orElseThrow()
                .getId();
    }

    @Test
    void aHostThatNeedsMoreMemoryThanItMayHaveIsKilledAndThatIsSaid() {
        try (GenericContainer<?> greedy = new GenericContainer<>(DockerImageName.parse(images().tools()))
                .withLabels(Labels.ofRing())
                .withCommand("sh", "-c", "sleep 1; tail /dev/zero") // a line without an end, once it has started
                .withCreateContainerCmdModifier(
                        command -> command.getHostConfig().withMemory(32L << 20).withMemorySwap(32L << 20))) {
            greedy.start();
            RunningContainer host = new RunningContainer(engine, greedy, "some/image");

            await().atMost(Duration.ofMinutes(1)).until(() -> host.obituary().isPresent());
            assertThat(host.obituary()).hasValueSatisfying(obituary -> assertThat(obituary.text())
                    .startsWith("of image some/image has ended with status 137, killed for lack of memory: it may"
                            + " have no more than 32 MiB; its log ends: "));
        }
    }

    @Test
    void aServerOfLinksThatIsNone() {
        // A node, which does not know the server's arguments.
        assertFails(ImageChoice.OWN.withToxiproxy(images().node()), "has ended", images().node());
    }

    @Test
    void aSubnetThatSomebodyElseHas() {
        int first = 4_711;
        AddressPlan taken = new AddressPlan(RingNetwork.subnet(first));
        String other = engine.client()
                .createNetworkCmd()
                .withName("wringer-test-" + first)
                .withLabels(Labels.ofRing())
                .withIpam(new Ipam().withConfig(List.of(new Ipam.Config().withSubnet(taken.cidr()))))
                .exec()
                .getId();
        try (RingNetwork network = RingNetwork.create(engine, first)) {
            assertThat(network.plan().subnet()).isEqualTo(RingNetwork.subnet(first + 1));
        } finally {
            engine.client().removeNetworkCmd(other).exec();
        }
    }

    @Test
    void moreMemoryThanThereIs() {
        RingSpec large = ContainerRings.GENTLE.spec(Formation.ASSEMBLED);
        assertThatThrownBy(() -> new EngineMemory(200L << 20, "this machine has available").require(large, 0))
                .isInstanceOf(TestbedFailure.class)
                .hasMessageContaining("8 containers with 3 nodes each need about")
                .hasMessageContaining("this machine has available 200 MiB: put more virtual-nodes on fewer hosts");
    }

    /** A ring that another process has started, which waits to be killed. */
    static final class Doomed {

        private Doomed() {}

        /** Starts a ring and stays. */
        public static void main(String[] arguments) throws InterruptedException {
            Ring ring = Ring.start(
                    new ContainersTestbed(),
                    ContainerRings.GENTLE.spec(Formation.ASSEMBLED),
                    new Seed(1),
                    new History(EventSink.NOWHERE));
            synchronized (ring) {
                ring.wait();
            }
        }
    }

    @Test
    void whatAKilledHarnessLeavesIsRemovedByTheNextRing() throws IOException, InterruptedException {
        Process harness = start(Doomed.class, Map.of());
        harness.getInputStream().close(); // it says nothing
        await().atMost(Duration.ofMinutes(2)).until(() -> containersOf(harness).count() >= 5);
        harness.destroyForcibly().waitFor();

        Leftovers left = Leftovers.of(engine);
        assertThat(left.containers()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(left.networks()).hasSize(1);
        theNextRingRemovesAll();
    }

    /** A ring of another process, whose engine dies between the two lines that it prints. */
    static final class Bereft {

        private Bereft() {}

        /**
         * Starts a ring, waits for a line, and says what comes of a crash, or of waiting.
         *
         * @param arguments {@code crash} or {@code wait}, and the folder for what hosts leave
         */
        public static void main(String[] arguments) throws IOException {
            History history = new History(EventSink.NOWHERE, Attachments.in(Path.of(arguments[1])));
            try (Ring ring = Ring.start(
                    new ContainersTestbed(), ContainerRings.GENTLE.spec(Formation.ASSEMBLED), new Seed(1), history)) {
                System.out.println("formed");
                new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine();
                if (arguments[0].equals("crash")) {
                    ring.strike(Strike.crash(Nodes.count(1)));
                } else {
                    ring.pass(Duration.ofMinutes(2));
                }
            } catch (TestbedFailure | AssertionError e) {
                System.out.println(e.getMessage());
            }
            System.out.println("over"); // Testcontainers goes on, and may never end
        }
    }

    /** What becomes of the engine of the harness. */
    private interface Fate {
        void befall(EngineRelay relay, Process harness) throws IOException;
    }

    /** Whatever the harness sees first, it is the engine that is named, and the logs are there all the same. */
    private void assertEngineIsNamed(String doing, Fate fate) throws IOException, InterruptedException {
        assumeTrue(EngineRelay.isPossible(), "the engine is on another machine");
        try (EngineRelay relay = new EngineRelay()) {
            String address = relay.dockerHost();
            Process harness = start(Bereft.class, Map.of("DOCKER_HOST", address), doing, folder.toString());
            try (BufferedReader said = harness.inputReader(UTF_8);
                    Writer go = harness.outputWriter(UTF_8)) {
                assertThat(said.readLine()).isEqualTo("formed");
                fate.befall(relay, harness);
                go.write("on\n");
                go.flush();
                assertThat(said.readLine())
                        .isEqualTo("the Docker engine at " + address + " does not answer any more: start it"
                                + " again (docker/engine.sh); ./wringer clean then removes what is left over");
                assertThat(said.readLine()).isEqualTo("over");
            } finally {
                harness.destroyForcibly().waitFor();
            }
        }
        for (int host = 0; host < SmallRings.HOSTS; host++) {
            assertThat(folder.resolve("host-00000" + host + ".log")).content().contains("msg=serving");
        }
        theNextRingRemovesAll();
    }

    @Test
    void anEngineThatDiesInTheMiddle() throws IOException, InterruptedException {
        assertEngineIsNamed("crash", (relay, harness) -> relay.close());
    }

    /** It serves the connections that it has, and says of the containers which it ends that they have ended. */
    @Test
    void anEngineThatStopsInTheMiddle() throws IOException, InterruptedException {
        assertEngineIsNamed("wait", (relay, harness) -> {
            relay.stopAccepting();
            String host = containersOf(harness)
                    .filter(container -> container.getNames()[0].contains("host-000002"))
                    .findFirst()
                    .orElseThrow()
                    .getId();
            engine.client().killContainerCmd(host).exec();
        });
    }

    @Test
    void anEngineThatFallsSilentInTheMiddle() throws IOException, InterruptedException {
        assertEngineIsNamed("wait", (relay, harness) -> relay.fallSilent());
    }

    /** As when the engine was started again: hosts are dead, and so is what carried their links. */
    @Test
    void anEngineThatWasStartedAgainInTheMiddle() {
        try (Ring ring = ContainerRings.GENTLE.start()) {
            engine.client().killContainerCmd(containerOf("links-0")).exec();
            engine.client().killContainerCmd(containerOf("host-000002")).exec();

            assertThatThrownBy(() -> ring.pass(Duration.ofMinutes(1)))
                    .isInstanceOf(TestbedFailure.class)
                    .hasMessageStartingWith("the Toxiproxy server of image ")
                    .hasMessageContaining(" has ended with status 137");
        } catch (TestbedFailure again) {
            assertThat(again).hasMessageContaining("Toxiproxy server"); // when the ring is taken down
        }
    }

    private static Process start(Class<?> main, Map<String, String> environment, String... arguments)
            throws IOException {
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dwringer.home=" + System.getProperty("wringer.home"),
                        main.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        java.command().addAll(List.of(arguments));
        java.environment().putAll(environment);
        Process process = java.start();
        CompletableFuture.delayedExecutor(LONGEST_LIFE_SECONDS, TimeUnit.SECONDS)
                .execute(process::destroyForcibly);
        return process;
    }

    private void theNextRingRemovesAll() {
        ContainerRings.GENTLE.start().close();
        Leftovers now = Leftovers.of(engine);
        assertThat(now.containers()).isEmpty();
        assertThat(now.networks()).noneMatch(this::isInUse);
    }

    private Stream<Container> containersOf(Process harness) {
        return engine.client().listContainersCmd().exec().stream()
                .filter(container ->
                        container.getLabels().getOrDefault(Labels.OWNER, "").contains("/" + harness.pid() + "/"));
    }
}
