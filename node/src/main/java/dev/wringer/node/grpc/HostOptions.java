package dev.wringer.node.grpc;

import dev.wringer.node.chord.LookupMode;
import dev.wringer.node.chord.Pace;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.host.Variant;
import dev.wringer.node.log.LogFormat;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import picocli.CommandLine.Option;

/** What a host can be told on its command line, filled in by picocli. */
final class HostOptions {

    @Option(
            names = "--advertise",
            required = true,
            paramLabel = "HOST:PORT",
            description = "The address by which other hosts know this one. The ids of its nodes follow from it.")
    private String advertise = "";

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Where to accept connections. Default: the advertised port on all interfaces.")
    private @Nullable String listen;

    @Option(
            names = "--founders",
            split = ",",
            paramLabel = "HOST:PORT",
            description = "The hosts that found the ring together, this one among them.")
    private List<String> founders = List.of();

    @Option(
            names = "--bootstrap",
            split = ",",
            paramLabel = "HOST:PORT",
            description = "Hosts of an existing ring, through which to join.")
    private List<String> bootstrap = List.of();

    @Option(
            names = "--greeting",
            paramLabel = "BOOL",
            arity = "1",
            description = "false: a founder takes its place at once, without waiting for the others. Default: true.")
    private boolean greeting = true;

    @Option(names = "--virtual-nodes", paramLabel = "N", description = "How many nodes this host carries. Default: 1.")
    private int virtualNodes = 1;

    @Option(
            names = "--links",
            paramLabel = "RULES",
            description =
                    "Where to dial to reach a host, instead of at its address: host-*:7000=proxy:21000+* sends calls to"
                            + " host-07:7000 to port 21007 of proxy. The first of several rules, separated by commas, decides.")
    private @Nullable String links;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            description = "Where to keep blocks. Default: in memory, so that they die with the process.")
    private @Nullable Path store;

    @Option(
            names = "--full",
            paramLabel = "BOOL",
            arity = "0..1",
            fallbackValue = "true",
            description = "Add nothing to --store, as if its disk were full. Default: false.")
    private boolean full;

    @Option(names = "--successors", paramLabel = "R", description = "The length of the successor lists. Default: 16.")
    private int successors = NodeSettings.DEFAULT.chord().successors();

    @Option(names = "--replicas", paramLabel = "K", description = "How many copies of a block there are. Default: 5.")
    private int replicas = NodeSettings.DEFAULT.dhash().replicas();

    @Option(
            names = "--acknowledgements",
            paramLabel = "N",
            description = "How many of them must be acknowledged for a store to succeed. Default: more than half.")
    private @Nullable Integer acknowledgements;

    @Option(
            names = "--stabilize",
            paramLabel = "TIME..TIME",
            description = "The shortest and the longest interval between rounds of stabilization. Default: 1s..20s.")
    private String stabilize = "1s..20s";

    @Option(
            names = "--uniform-pace",
            paramLabel = "BOOL",
            arity = "0..1",
            fallbackValue = "true",
            description = "Draw each interval uniformly between the two, instead of going faster while things change.")
    private boolean uniformPace;

    @Option(
            names = "--finger-rounds",
            paramLabel = "N",
            description = "How many rounds of stabilization there are to each finger that is fixed. Default: 1.")
    private int fingerRounds = NodeSettings.DEFAULT.chord().fingerRounds();

    @Option(names = "--repair", paramLabel = "TIME", description = "The mean interval between repairs. Default: 300s.")
    private Duration repair = NodeSettings.DEFAULT.dhash().repairInterval();

    @Option(
            names = "--call-timeout",
            paramLabel = "TIME..TIME",
            description = "The bounds of the adaptive time-out of a call. Default: 500ms..3s.")
    private String callTimeout = "500ms..3s";

    @Option(names = "--lookup-timeout", paramLabel = "TIME", description = "When a lookup gives up. Default: 15s.")
    private Duration lookupTimeout = NodeSettings.DEFAULT.chord().lookupTimeout();

    @Option(names = "--lookup-mode", paramLabel = "MODE", description = "iterative (default) or recursive.")
    private LookupMode lookupMode = LookupMode.ITERATIVE;

    @Option(
            names = "--remember",
            paramLabel = "BOOL",
            arity = "0..1",
            fallbackValue = "true",
            description = "Remember members taken for dead and ask them now and then, so that rings that were cut apart"
                    + " become one again. Default: false.")
    private boolean remember;

    @Option(names = "--cache", paramLabel = "BLOCKS", description = "How many blocks a node caches. Default: 128.")
    private int cache = NodeSettings.DEFAULT.dhash().cacheCapacity();

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            description = "The protocol to run: corrected, or a known-bad one that checks must catch.")
    private String variant = Variant.CORRECTED.commandLineName();

    @Option(
            names = "--maintenance",
            paramLabel = "BOOL",
            arity = "1",
            description = "Whether maintenance runs from the start. Default: true.")
    private boolean maintenance = true;

    @Option(names = "--seed", paramLabel = "NUMBER", description = "Of random numbers. Default: drawn.")
    private @Nullable Long seed;

    @Option(
            names = "--largest-block",
            paramLabel = "BYTES",
            description = "The largest payload that is accepted. Default: 1048576.")
    private int largestBlock = HostSettings.LARGEST_BLOCK;

    @Option(
            names = "--idle-time",
            paramLabel = "TIME",
            description = "How long a connection to another host may be unused before it is closed. Default: 120s.")
    private Duration idleTime = HostSettings.IDLE_TIME;

    @Option(
            names = "--metrics",
            paramLabel = "HOST:PORT",
            description = "Where to serve metrics for Prometheus over HTTP, at /metrics. Default: nowhere.")
    private @Nullable String metrics;

    @Option(names = "--log-level", paramLabel = "LEVEL", description = "error, warn, info (default), debug or trace.")
    private Level logLevel = Level.INFO;

    @Option(names = "--log-format", paramLabel = "FORMAT", description = "logfmt (default) or json.")
    private LogFormat logFormat = LogFormat.LOGFMT;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            description = "How long leaving the ring may take. Default: 60s.")
    private Duration patience = HostSettings.PATIENCE;

    /**
     * What the options describe.
     *
     * @throws IllegalArgumentException if they do not fit together; the message is one line for people
     */
    HostPlan plan() {
        return new HostPlan(
                settings(), dialled(), Optional.ofNullable(metrics).map(HostOptions::resolve), logLevel, logFormat);
    }

    /**
     * The host that the options describe.
     *
     * @throws IllegalArgumentException if they do not fit together; the message is one line for people
     */
    HostSettings settings() {
        return new HostSettings(
                advertise,
                listenAddress(),
                wayIn(),
                virtualNodes,
                nodeSettings(),
                maintenance,
                Optional.ofNullable(store),
                full,
                seed == null ? new SecureRandom().nextLong() : seed,
                largestBlock,
                patience,
                idleTime);
    }

    /**
     * How it reaches others.
     *
     * @throws IllegalArgumentException if a rule is malformed; the message is one line for people
     */
    Links dialled() {
        return links == null ? Links.direct() : LinkRules.parse(links);
    }

    private NodeSettings nodeSettings() {
        List<Duration> intervals = range("--stabilize", stabilize);
        List<Duration> timeouts = range("--call-timeout", callTimeout);
        var chord = NodeSettings.DEFAULT
                .chord()
                .withSuccessors(successors)
                .withPace(new Pace(intervals.get(0), intervals.get(1), !uniformPace))
                .withFingerRounds(fingerRounds)
                .withTimeouts(timeouts.get(0), timeouts.get(1), lookupTimeout)
                .withLookupMode(lookupMode)
                .withRemember(remember);
        var dhash = NodeSettings.DEFAULT
                .dhash()
                .withReplicas(replicas, acknowledgements == null ? replicas / 2 + 1 : acknowledgements)
                .withRepairInterval(repair)
                .withCacheCapacity(cache);
        Variant protocol = Variant.named(variant)
                .orElseThrow(() -> new IllegalArgumentException("there is no variant '" + variant + "'"));
        return new NodeSettings(chord, dhash, protocol);
    }

    private WayIn wayIn() {
        if (founders.isEmpty() == bootstrap.isEmpty()) {
            throw new IllegalArgumentException("give either --founders or --bootstrap");
        }
        for (String host : founders.isEmpty() ? bootstrap : founders) {
            if (HostAndPort.parse(host).isEmpty()) {
                throw new IllegalArgumentException("'" + host + "' is no address of the form name:port");
            }
        }
        if (founders.isEmpty()) {
            return new WayIn.Joining(bootstrap);
        }
        return greeting ? new WayIn.Founding(founders) : new WayIn.Assembled(founders);
    }

    private InetSocketAddress listenAddress() {
        String text =
                listen == null ? "0.0.0.0" + advertise.substring(Math.max(0, advertise.lastIndexOf(':'))) : listen;
        return resolve(text);
    }

    private static InetSocketAddress resolve(String text) {
        HostAndPort address = HostAndPort.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no address of the form name:port"));
        InetSocketAddress resolved = new InetSocketAddress(address.host(), address.port());
        if (resolved.isUnresolved()) {
            throw new IllegalArgumentException("nobody knows the address of '" + address.host() + "'");
        }
        return resolved;
    }

    private static List<Duration> range(String option, String text) {
        String[] ends = text.split("\\.\\.", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException(option + " takes two times such as 1s..20s, not '" + text + "'");
        }
        return List.of(duration(ends[0]), duration(ends[1]));
    }

    /**
     * Reads a time as people write it.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Duration duration(String text) {
        String written = text.strip().toLowerCase(Locale.ROOT);
        if (!written.matches("[0-9]{1,9}(ms|s|m)")) {
            throw new IllegalArgumentException("'" + text + "' is no time such as 500ms, 3s or 5m");
        }
        long number = Long.parseLong(written.replaceFirst("[a-z]+$", ""));
        if (written.endsWith("ms")) {
            return Duration.ofMillis(number);
        }
        return written.endsWith("m") ? Duration.ofMinutes(number) : Duration.ofSeconds(number);
    }
}
