package dev.wringer.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.chord.LookupMode;
import dev.wringer.node.host.Variant;
import dev.wringer.node.log.LogFormat;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;
import picocli.CommandLine;

/** What the command line makes of its options. Nothing here starts a host. */
class NodeServerTest {

    private static final int BAD_USAGE = 3;
    private static final List<String> LEAST = List.of("--advertise", "a:1", "--founders", "a:1,b:1");

    /** An option, a value for it, and where that value must arrive. */
    record Given(String option, String value, Function<HostOptions, Object> setting, Object expected) {
        @Override
        public String toString() {
            return option + " " + value;
        }
    }

    private static Given given(String option, String value, Function<HostSettings, Object> setting, Object expected) {
        return new Given(option, value, options -> setting.apply(options.settings()), expected);
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    static Stream<Given> options() {
        return Stream.of(
                given("--advertise", "b:1", HostSettings::advertise, "b:1"),
                given("--listen", "127.0.0.1:7001", HostSettings::listen, loopback(7001)),
                given("--founders", "c:1,a:1", HostSettings::wayIn, new WayIn.Founding(List.of("c:1", "a:1"))),
                given("--greeting", "false", HostSettings::wayIn, new WayIn.Assembled(List.of("a:1", "b:1"))),
                given("--bootstrap", "c:1,d:1", HostSettings::wayIn, new WayIn.Joining(List.of("c:1", "d:1"))),
                given("--virtual-nodes", "20", HostSettings::virtualNodes, 20),
                new Given(
                        "--links",
                        "b:*=c:5",
                        options -> options.dialled().dial("b:1"),
                        Optional.of(InetSocketAddress.createUnresolved("c", 5))),
                given("--store", "some/where", HostSettings::store, Optional.of(Path.of("some/where"))),
                given("--full", "true", HostSettings::full, true),
                given("--successors", "9", settings -> settings.node().chord().successors(), 9),
                given("--replicas", "7", settings -> settings.node().dhash().replicas(), 7),
                given(
                        "--acknowledgements",
                        "2",
                        settings -> settings.node().dhash().requiredAcknowledgements(),
                        2),
                given(
                        "--stabilize",
                        "300ms..7s",
                        settings -> List.of(
                                settings.node().chord().pace().shortest(),
                                settings.node().chord().pace().longest()),
                        List.of(Duration.ofMillis(300), Duration.ofSeconds(7))),
                given(
                        "--uniform-pace",
                        "true",
                        settings -> settings.node().chord().pace().adaptive(),
                        false),
                given(
                        "--finger-rounds",
                        "5",
                        settings -> settings.node().chord().fingerRounds(),
                        5),
                given("--repair", "2m", settings -> settings.node().dhash().repairInterval(), Duration.ofMinutes(2)),
                given(
                        "--call-timeout",
                        "100ms..9s",
                        settings -> List.of(
                                settings.node().chord().shortestTimeout(),
                                settings.node().chord().longestTimeout()),
                        List.of(Duration.ofMillis(100), Duration.ofSeconds(9))),
                given(
                        "--lookup-timeout",
                        "33s",
                        settings -> settings.node().chord().lookupTimeout(),
                        Duration.ofSeconds(33)),
                given(
                        "--lookup-mode",
                        "Recursive",
                        settings -> settings.node().chord().lookupMode(),
                        LookupMode.RECURSIVE),
                given("--remember", "true", settings -> settings.node().chord().remember(), true),
                given("--cache", "0", settings -> settings.node().dhash().cacheCapacity(), 0),
                given(
                        "--variant",
                        Variant.NO_RECTIFY_PING.commandLineName(),
                        settings -> settings.node().variant(),
                        Variant.NO_RECTIFY_PING),
                given("--maintenance", "false", HostSettings::maintenance, false),
                given("--seed", "-42", HostSettings::seed, -42L),
                given("--largest-block", "4096", HostSettings::largestBlock, 4096),
                given("--idle-time", "5s", HostSettings::idleTime, Duration.ofSeconds(5)),
                given("--patience", "1500ms", HostSettings::patience, Duration.ofMillis(1500)),
                new Given(
                        "--metrics",
                        "127.0.0.1:9464",
                        options -> options.plan().metrics(),
                        Optional.of(loopback(9464))),
                new Given("--log-level", "debug", options -> options.plan().logLevel(), Level.DEBUG),
                new Given("--log-format", "json", options -> options.plan().logFormat(), LogFormat.JSON));
    }

    @Test
    void timeOutsThatBoundOneAnotherAreReadTogether() {
        List<String> arguments = List.of(
                "--advertise", "a:1", "--founders", "a:1", "--call-timeout", "30s..60s", "--lookup-timeout", "2m");

        assertThat(read(Map.of(), arguments).settings().node().chord().lookupTimeout())
                .isEqualTo(Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @MethodSource("options")
    void anOptionReachesItsSetting(Given given) {
        List<String> arguments = new ArrayList<>(List.of(given.option(), given.value()));
        leastBesides(given).forEach((option, value) -> arguments.addAll(List.of(option, value)));

        assertThat(given.setting().apply(read(Map.of(), arguments))).isEqualTo(given.expected());
    }

    @ParameterizedTest
    @MethodSource("options")
    void aVariableOfTheEnvironmentStandsInForAnOption(Given given) {
        List<String> arguments = new ArrayList<>();
        leastBesides(given).forEach((option, value) -> arguments.addAll(List.of(option, value)));

        HostOptions options = read(Map.of(EnvironmentDefaults.variable(given.option()), given.value()), arguments);

        assertThat(given.setting().apply(options)).isEqualTo(given.expected());
    }

    /** What must be given, unless it is what the test gives. */
    private static Map<String, String> leastBesides(Given given) {
        return switch (given.option()) {
            case "--advertise" -> Map.of("--founders", "a:1,b:1");
            case "--founders", "--bootstrap" -> Map.of("--advertise", "a:1");
            default -> Map.of("--advertise", "a:1", "--founders", "a:1,b:1");
        };
    }

    @Test
    void everyOptionIsTested() {
        assertThat(NodeServer.commandLine(new HostOptions(), Map.of())
                        .getCommandSpec()
                        .options())
                .filteredOn(option -> !option.usageHelp() && !option.versionHelp())
                .extracting(CommandLine.Model.OptionSpec::longestName)
                .containsExactlyInAnyOrderElementsOf(
                        options().map(Given::option).toList());
    }

    @Test
    void anOptionOutranksItsVariableAndAnEmptyVariableIsNone() {
        List<String> arguments = new ArrayList<>(LEAST);
        arguments.addAll(List.of("--cache", "5"));

        HostSettings settings = read(Map.of("WRINGER_CACHE", "6", "WRINGER_SEED", ""), arguments)
                .settings();

        assertThat(settings.node().dhash().cacheCapacity()).isEqualTo(5);
    }

    @Test
    void withoutOptionsThereAreDefaults() {
        HostSettings settings = read(Map.of(), LEAST).settings();

        assertThat(settings)
                .isEqualTo(HostSettings.of("a:1", new InetSocketAddress(1), settings.wayIn(), settings.seed()));
        assertThat(read(Map.of(), LEAST).plan().metrics()).isEmpty();
        assertThat(read(Map.of(), LEAST).dialled().dial("b:1")).contains(InetSocketAddress.createUnresolved("b", 1));
    }

    @Test
    void whoJoinsGreetsWhetherFoundersDoOrNot() {
        List<String> joining = List.of("--advertise", "a:1", "--bootstrap", "b:1", "--greeting", "false");

        assertThat(read(Map.of(), joining).settings().wayIn()).isEqualTo(new WayIn.Joining(List.of("b:1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--advertise nowhere",
                "--advertise c:1",
                "--listen nowhere",
                "--listen 127.0.0.1:99999",
                "--founders a:1,nowhere",
                "--bootstrap b:1",
                "--greeting perhaps",
                "--virtual-nodes 0",
                "--virtual-nodes many",
                "--links a:1",
                "--successors 0",
                "--successors x",
                "--replicas 0",
                "--acknowledgements 0",
                "--acknowledgements 99",
                "--stabilize 1s",
                "--stabilize 2s..1s",
                "--stabilize 1..2",
                "--uniform-pace perhaps",
                "--repair soon",
                "--repair 0s",
                "--call-timeout 5s..1s",
                "--lookup-timeout 0s",
                "--lookup-mode sideways",
                "--cache -1",
                "--variant unheard-of",
                "--maintenance sometimes",
                "--seed x",
                "--largest-block 0",
                "--idle-time 0s",
                "--patience 0s",
                "--metrics nowhere",
                "--log-level loud",
                "--log-format verse",
                "--unheard-of 1",
                "stray"
            })
    void aBadValueGivesOneLine(String bad) {
        List<String> arguments = new ArrayList<>(List.of(bad.split(" ")));
        if (!bad.startsWith("--advertise")) {
            arguments.addAll(List.of("--advertise", "a:1"));
        }
        if (!bad.startsWith("--founders")) {
            arguments.addAll(List.of("--founders", "a:1,b:1"));
        }

        assertBadUsage(arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--advertise a:1", "--founders a:1"})
    void whatIsMissingGivesOneLine(String arguments) {
        assertBadUsage(arguments.isEmpty() ? List.of() : List.of(arguments.split(" ")));
    }

    @Test
    void helpListsEveryOptionAndVersionSaysWhoItIs() {
        StringWriter out = new StringWriter();
        CommandLine command =
                NodeServer.commandLine(new HostOptions(), Map.of()).setOut(new PrintWriter(out));

        assertThat(command.execute("--help")).isZero();
        assertThat(out.toString()).contains(options().map(Given::option).toList());

        assertThat(command.execute("--version")).isZero();
        assertThat(out.toString()).contains("wringer-node ");
    }

    private static HostOptions read(Map<String, String> environment, List<String> arguments) {
        HostOptions options = new HostOptions();
        NodeServer.commandLine(options, environment).parseArgs(arguments.toArray(String[]::new));
        return options;
    }

    private static void assertBadUsage(List<String> arguments) {
        StringWriter err = new StringWriter();
        int status = NodeServer.commandLine(new HostOptions(), Map.of())
                .setErr(new PrintWriter(err))
                .execute(arguments.toArray(String[]::new));

        assertThat(status).as("%s", err).isEqualTo(BAD_USAGE);
        assertThat(err.toString().lines()).singleElement().asString().startsWith("wringer-node: ");
    }
}
