package dev.wringer.harness.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.hostprocess.HostPatterns;
import dev.wringer.harness.hostprocess.NodeVariables;
import dev.wringer.harness.hostprocess.Reserve;
import dev.wringer.harness.live.HostOrder;
import dev.wringer.harness.live.Obituary;
import dev.wringer.harness.loopback.Refusals;
import dev.wringer.harness.record.Release;
import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.harness.ring.Evidence;
import dev.wringer.harness.ring.Imposed;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.testee.Testee;
import dev.wringer.harness.testee.Testees;
import dev.wringer.node.grpc.WayIn;
import dev.wringer.node.host.NodeSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Three processes with a node each and no maintenance; and what goes wrong is told in one line. */
@EnabledOnOs(OS.LINUX)
@Timeout(300)
class ProcessFleetIT {

    private static final NodeSettings NODE = NodeSettings.DEFAULT
            .withChord(NodeSettings.DEFAULT.chord().withSuccessors(2))
            .withDhash(NodeSettings.DEFAULT.dhash().withReplicas(2, 1));

    private final Seed seed = new Seed(5);
    private final List<String> names = IntStream.range(0, 3)
            .mapToObj(number -> RingSpec.hostName(seed, number))
            .toList();
    private final Map<String, String> kept = new ConcurrentHashMap<>();
    private final Set<Path> foldersBefore = folders();

    @TempDir
    private Path folder;

    @AfterEach
    void nothingIsLeftBehind() {
        ProcessRings.assertNoProcessIsLeft();
        assertThat(folders()).isEqualTo(foldersBefore);
    }

    /** Those of rings of this process, in the machine's folder for temporary files. */
    private static Set<Path> folders() {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            String own = "wringer-(disk|logs)-" + ProcessHandle.current().pid() + "-.*";
            return all.filter(path -> path.getFileName().toString().matches(own))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private ProcessFleet fleet(NodeCommand command, NodeVariables variables) {
        return new ProcessFleet(
                command,
                command,
                variables,
                new ProcessLinks(new HostPatterns(names.get(0), Map.of()), seed, Optional.empty(), 1),
                Reserve.closed(),
                new ClusterEvents() {
                    @Override
                    public void attached(String name, String text) {
                        kept.put(name, text);
                    }
                });
    }

    private ProcessFleet started(NodeCommand command) {
        ProcessFleet fleet = fleet(command, NodeVariables.NONE);
        try {
            fleet.start(orders(false));
            return fleet;
        } catch (RuntimeException | Error e) {
            fleet.close();
            throw e;
        }
    }

    private List<HostOrder> orders(boolean durable) {
        return names.stream()
                .map(name -> new HostOrder(
                        name,
                        names.indexOf(name),
                        new WayIn.Assembled(names),
                        1,
                        NODE,
                        "corrected",
                        false,
                        durable,
                        false,
                        1,
                        Release.BASELINE))
                .toList();
    }

    private Path script(String... lines) throws IOException {
        Path script = folder.resolve("node.sh");
        Files.write(script, List.of(lines));
        return script;
    }

    private static String reference() {
        return NodeCommand.reference().words().stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
    }

    private static NodeCommand shell(Path script) {
        return NodeCommand.read("/bin/sh '" + script + "'");
    }

    private static InetSocketAddress[] addresses(ProcessFleet fleet, List<String> names) {
        return names.stream().map(fleet::address).toArray(InetSocketAddress[]::new);
    }

    /** What it finds in its environment is the contract's, what a program needs to run, and what somebody wants beside. */
    @Test
    void aScriptOfSomebodysOwnIsAHostAndItsEnvironmentIsItsOwn() throws IOException {
        Path environments = Files.createDirectory(folder.resolve("environments"));
        NodeCommand command = shell(script("env > '" + environments + "'/$$", "exec " + reference()));
        try (ProcessFleet fleet = fleet(command, NodeVariables.read(List.of("RAFT=on")));
                Testees testees = new Testees()) {
            fleet.start(orders(true));
            try (Testee testee = testees.at(fleet.address(names.get(0)))) {
                assertThat(testee.inspect().join()).hasSize(1);
            }
            assertThat(fleet.program().command()).startsWith("/bin/sh ").endsWith("node.sh");

            List<String> variables = Files.readAllLines(oneOf(environments));
            assertThat(variables)
                    .contains("RAFT=on")
                    .anyMatch(line -> line.matches("WRINGER_LISTEN=127\\.0\\.0\\.1:\\d+"))
                    .anyMatch(line -> line.matches("WRINGER_LINKS=host-\\*\\.ring-5:7000=127\\.0\\.0\\.1:\\d+\\+\\*"))
                    .anyMatch(line -> line.startsWith("WRINGER_STORE=/"));
            assertThat(variables.stream().map(line -> line.replaceFirst("=.*", "")))
                    .filteredOn(name -> !name.startsWith("WRINGER_") && !name.startsWith("LC_"))
                    .isSubsetOf(
                            "RAFT",
                            "PATH",
                            "HOME",
                            "JAVA_HOME",
                            "USER",
                            "LOGNAME",
                            "SHELL",
                            "LANG",
                            "LANGUAGE",
                            "TZ",
                            "TMPDIR",
                            "PWD",
                            "OLDPWD",
                            "SHLVL",
                            "_"); // the last four are the shell's
        }
    }

    private static Path oneOf(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void aCrashIsSigkillAndEachLifeIsKept() {
        ProcessFleet fleet = started(NodeCommand.reference());
        String victim = names.get(0);
        InetSocketAddress[] all = addresses(fleet, names);

        Evidence death = fleet.kill(List.of(victim));
        assertThat(death.shown()).as(death.text()).isTrue();
        assertThat(death.text()).contains("each has ended with status 137, and each refuses connections");
        assertThat(fleet.casualty()).as("nobody is to blame for it").isEmpty();
        fleet.start(orders(false).subList(0, 1));
        assertThat(fleet.address(victim)).isEqualTo(all[0]);
        fleet.close();

        assertThat(all).allMatch(Refusals::refuses);
        assertThat(kept).hasSize(8);
        assertThat(kept.get("host-000000.json")).contains("\"life\" : 1", "\"exitStatus\" : 137");
        assertThat(kept.get("host-000000.log")).contains("msg=serving");
        assertThat(kept.get("host-000000-life-2.json")).contains("\"life\" : 2", "\"status\" : \"running\"");
        assertThat(kept.get("host-000001.json")).contains("\"status\" : \"running\"", "\"successors\"");
    }

    @Test
    void whoeverEndsByItselfIsACasualtyWithAnObituary() {
        try (ProcessFleet fleet = started(NodeCommand.reference())) {
            String dead = names.get(1);
            assertThat(fleet.casualty()).isEmpty();
            long pid = (Long) fleet.circumstances(dead).getOrDefault("process", 0L);
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();

            await().untilAsserted(() -> assertThat(fleet.casualty()).contains(dead));
            Obituary obituary = fleet.obituary(dead).orElseThrow();
            assertThat(obituary.status()).isEqualTo(137);
            assertThat(obituary.text())
                    .startsWith("of this repository's node has ended with status 137, by SIGKILL: not the harness's")
                    .contains("its log ends: ", "msg=serving")
                    .doesNotContain("\n");
            assertThat(fleet.obituary(names.get(0))).isEmpty();
        }
    }

    @Test
    void whoeverLeavesEndsWithStatusZero() {
        try (ProcessFleet fleet = started(NodeCommand.reference());
                Testees testees = new Testees();
                Testee testee = testees.at(fleet.address(names.get(2)))) {
            fleet.leave(names.get(2), testee).join();
            assertThat(fleet.casualty()).isEmpty();
            assertThat(Refusals.refuses(fleet.address(names.get(2)))).isTrue();
            assertThat(fleet.circumstances(names.get(2))).containsEntry("exitStatus", 0);
        }
    }

    /** The signal to leave reaches the shell, which does not pass it on; what it has started does not go on for ever. */
    @Test
    void aScriptThatDoesNotExecIsToldSoAndItsNodeDiesWithIt() throws IOException {
        NodeCommand command = shell(script(reference(), "exit $?"));
        try (ProcessFleet fleet = started(command);
                Testees testees = new Testees();
                Testee testee = testees.at(fleet.address(names.get(2)))) {
            assertThat(fleet.kill(List.of(names.get(0))).text()).contains("each refuses connections");

            assertThatThrownBy(() -> fleet.leave(names.get(2), testee).join())
                    .cause()
                    .isInstanceOfSatisfying(ContractBreach.class, breach -> assertThat(breach.clause())
                            .isEqualTo(Clause.LEAVING))
                    .hasMessageContaining("status 143 instead of 0")
                    .hasMessageContaining("a script has to exec the node");
            await().until(() -> Refusals.refuses(fleet.address(names.get(2))));
        }
    }

    @Test
    void pausedProcessesAreStoppedThreadByThreadAndGoOn() {
        try (ProcessFleet fleet = started(NodeCommand.reference());
                Testees testees = new Testees()) {
            List<ProcessHandle> running = ProcessHandle.current().children().toList();
            try (Imposed pause = fleet.pause(names.subList(0, 2))) {
                assertThat(pause.evidence().shown()).as(pause.evidence().text()).isTrue();
                assertThat(pause.evidence().text()).isEqualTo("the kernel holds all threads of 2 hosts (state T)");
                assertThat(running.stream().filter(process -> StoppedThreads.isStopped(process.pid())))
                        .hasSize(2);
                assertThat(fleet.casualty()).isEmpty();
            }
            try (Testee testee = testees.at(fleet.address(names.get(0)))) {
                assertThat(testee.inspect().join()).hasSize(1);
            }
        }
    }

    /** Its links are open from the beginning, and lead to one who comes later. */
    @Test
    void aCutIsShownByAskingThroughTheLinks() {
        try (ProcessFleet fleet = started(NodeCommand.reference())) {
            String a = names.get(0);
            String b = names.get(1);
            try (Imposed cut = fleet.impose(List.of(a), List.of(b), true, new LinkFault.BlackHole())) {
                assertThat(cut.evidence().text()).isEqualTo("2 links answered before and do not any more");
            }
        }
    }

    @Test
    void thereIsRoomForAHundredHosts() {
        try (ProcessFleet fleet = fleet(NodeCommand.reference(), NodeVariables.NONE)) {
            HostOrder order = new HostOrder(
                    RingSpec.hostName(seed, 100),
                    100,
                    new WayIn.Joining(names),
                    1,
                    NODE,
                    "corrected",
                    true,
                    false,
                    false,
                    1,
                    Release.BASELINE);
            assertThatThrownBy(() -> fleet.start(List.of(order)))
                    .isInstanceOf(TestbedFailure.class)
                    .hasMessageStartingWith("a ring of processes has room for 100 hosts");
        }
    }

    @Test
    void aCommandThatDoesNotExist() {
        assertThatThrownBy(() -> started(NodeCommand.read("./no-such-node --fast")))
                .isInstanceOf(TestbedFailure.class)
                .hasMessage("the command ./no-such-node cannot be started (No such file or directory):"
                        + " --node-command has to name a program that is there and may be executed");
    }

    @Test
    void aCommandThatEndsAtOnceIsToldWithItsLastWordsAndWhatItHasToDo() {
        assertThatThrownBy(() -> started(NodeCommand.read("/bin/sh -c 'echo it is late; echo good night >&2; exit 7'")))
                .isInstanceOfSatisfying(ContractBreach.class, breach -> assertThat(breach.clause())
                        .isEqualTo(Clause.FOUNDING))
                .message()
                .contains(
                        "of command /bin/sh -c 'echo it is late; echo good night >&2; exit 7' has ended with status 7",
                        "its log ends: it is late | good night",
                        "it has to serve what docs/TESTEE.md says, at WRINGER_LISTEN, in the foreground")
                .doesNotContain("\n");
    }

    /** With hosts, links, and folders; the ring is not taken down by anybody but the harness's end. */
    @Test
    void aHarnessThatIsToldToEndEndsItsHosts() throws Exception {
        Process harness = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dwringer.home=" + System.getProperty("wringer.home"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeldRing.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<ProcessHandle> hosts = new ArrayList<>();
        try (BufferedReader out = harness.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null && !line.startsWith("hosts: "); line = out.readLine()) {
                ProcessHandle.of(Long.parseLong(line)).ifPresent(hosts::add);
            }
            assertThat(hosts).hasSize(8).allMatch(ProcessHandle::isAlive);

            harness.toHandle().destroy(); // SIGTERM alone: Process.destroy would end its input as well

            assertThat(harness.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(harness.exitValue()).isEqualTo(143);
            await().untilAsserted(() -> assertThat(hosts).noneMatch(ProcessHandle::isAlive));
        } finally {
            harness.destroyForcibly();
            hosts.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** The whole way: the ring fails with the host, the clause and how it ended. */
    @Test
    void aRingWhoseCommandEndsInTheMiddleFailsWithItsLastWords() throws IOException {
        Path end = folder.resolve("end");
        NodeCommand command = shell(script(
                reference() + " &",
                "node=$!",
                "while [ ! -e '" + end + "' ] && kill -0 $node; do sleep 0.1; done",
                "kill -9 $node",
                "echo had enough",
                "exit 9"));
        assertThatThrownBy(() -> {
                    try (Ring ring = ProcessRings.of(Optional.of(command)).start()) {
                        Files.writeString(end, "");
                        ring.pass(ring.spec().node().chord().longestTimeout());
                    }
                })
                .isInstanceOfSatisfying(ContractBreach.class, breach -> assertThat(breach.clause())
                        .isEqualTo(Clause.RUNNING))
                .hasMessageContaining("has ended with status 9")
                .hasMessageContaining("had enough");
    }
}
