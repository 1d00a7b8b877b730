package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wringer.harness.live.Fleet;
import dev.wringer.harness.live.HostOrder;
import dev.wringer.harness.local.LocalTestbed;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.Release;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.node.chord.Pace;
import dev.wringer.node.grpc.NodeServer;
import dev.wringer.node.grpc.WayIn;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.host.Variant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command from end to end: at the address of a host that runs, and with what nobody can look at. */
@Timeout(180)
class ConformanceCommandTest {

    @TempDir
    private Path folder;

    private static final Seed SEED = new Seed(1);
    private static final NodeSettings NODE = NodeSettings.DEFAULT
            .withChord(NodeSettings.DEFAULT
                    .chord()
                    .withSuccessors(4)
                    .withPace(Pace.uniform(Duration.ofMillis(200), Duration.ofMillis(300))))
            .withDhash(NodeSettings.DEFAULT.dhash().withReplicas(2, 1));

    /** Looks at a host of a ring of three. */
    private static Invocation conformance(Variant variant) {
        NodeSettings node = NODE.withVariant(variant);
        RingSpec spec = new RingSpec(6, 2, Formation.ASSEMBLED, node, new Latency.Constant(Duration.ZERO), 0);
        List<String> names = IntStream.range(0, 3)
                .mapToObj(number -> RingSpec.hostName(SEED, number))
                .toList();
        try (Fleet fleet = new LocalTestbed().fleet(spec, SEED, ClusterEvents.NONE)) {
            fleet.start(names.stream()
                    .map(name -> new HostOrder(
                            name,
                            names.indexOf(name),
                            new WayIn.Founding(names),
                            2,
                            node,
                            variant.commandLineName(),
                            true,
                            false,
                            false,
                            1,
                            Release.BASELINE))
                    .toList());
            int port = fleet.address(names.get(1)).getPort();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Invocation.asInstalled("conformance", "127.0.0.1:" + port)
                            .out()
                            .contains("health             ok"));
            return Invocation.asInstalled("conformance", "127.0.0.1:" + port);
        }
    }

    @Test
    void theNodeOfThisRepositoryKeepsTheContract() {
        Invocation kept = conformance(Variant.CORRECTED);

        assertThat(kept.status()).as(kept.out()).isZero();
        assertThat(kept.err()).doesNotContain("wringer:");
        assertThat(kept.out())
                .startsWith(RingSpec.hostName(SEED, 1) + ": wringer-node ")
                .contains("  addresses          ok           1 host showed 2 virtual nodes with the right ids")
                .contains("  leaving            not checked  takes hosts that are started and ended for it")
                .contains("KEPT  10 ok, 0 broken, 14 not checked");
    }

    @Test
    void aNodeThatBreaksItIsToldWithTheClause() {
        Invocation broken = conformance(Variant.DISCARDING_REPLICA);

        assertThat(broken.status()).as(broken.out()).isEqualTo(1);
        assertThat(broken.out()).contains("  acknowledgements   BROKEN       ").contains("\nBROKEN  ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conformance | 3 | nothing to look at: give the HOST:PORT of a node that runs, or --node-command",
                "conformance localhost | 3 | localhost is not HOST:PORT, as in localhost:7000",
                "conformance localhost:70000 | 3 | localhost:70000 is not HOST:PORT",
                "conformance localhost:0 | 3 | localhost:0 is not HOST:PORT",
                "conformance 127.0.0.1:1 | 3 | nobody can be reached at 127.0.0.1:1 (",
                "conformance a:1 b:2 | 3 | one argument too many: b:2",
                "conformance a:1 --node-command x | 3 | one thing at a time: give the HOST:PORT",
                "conformance a:1 --variant x | 3 | --variant, --node-env and --toxiproxy-image are for hosts",
                "conformance --node-command x --toxiproxy-image y | 3 | --toxiproxy-image goes with --node-image only",
                "conformance --node-command x --node-env y | 3 | --node-env y is not NAME=VALUE",
                "conformance --node-comand x | 3 | there is no option --node-comand: did you mean --node-command?",
                "conformance --node-command /no/such/program | 4 | the command /no/such/program cannot be started",
            })
    void tellsInOneLineWhatIsWrong(String arguments, int status, String message) {
        Invocation invocation = Invocation.asInstalled(arguments.split(" "));

        assertThat(invocation.status()).isEqualTo(status);
        assertThat(invocation.out()).isEmpty();
        assertThat(invocation.err()).startsWith("wringer: " + message).hasLineCount(1);
    }

    @Test
    void helpSaysWhatItDoesToAHost() {
        Invocation help = Invocation.asInstalled("conformance", "--help");

        assertThat(help.status()).isZero();
        assertThat(help.out()).contains("HOST:PORT", "stored under random keys and stay", "Exit status: 0");
    }

    /** Whoever is interrupted leaves neither hosts nor folders behind. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aSignalEndsAllHosts() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("java.class.path");
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(
                        java,
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        classes,
                        WatchedCommand.class.getName(),
                        "conformance",
                        "--node-command",
                        java + " -cp '" + classes + "' " + NodeServer.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> process.descendants().count() >= 4);
            List<ProcessHandle> hosts = process.descendants().toList();

            process.destroy(); // SIGTERM

            assertThat(process.waitFor()).isEqualTo(143);
            await().untilAsserted(() -> assertThat(hosts).noneMatch(ProcessHandle::isAlive));
        } finally {
            process.destroyForcibly();
        }
        assertThat(said).content().doesNotContain("Exception").doesNotContain("KEPT");
        assertThat(temporary).isEmptyDirectory();
    }
}
