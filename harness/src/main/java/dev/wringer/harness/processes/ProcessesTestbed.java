package dev.wringer.harness.processes;

import dev.wringer.harness.hostprocess.HostPatterns;
import dev.wringer.harness.hostprocess.NodeVariables;
import dev.wringer.harness.hostprocess.ProcessPace;
import dev.wringer.harness.hostprocess.Reserve;
import dev.wringer.harness.link.SteadyDelay;
import dev.wringer.harness.live.Fleet;
import dev.wringer.harness.live.FleetTestbed;
import dev.wringer.harness.loopback.OpenFiles;
import dev.wringer.harness.ring.Candidate;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.TestbedFailure;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rings of hosts that are processes of this machine. */
public final class ProcessesTestbed implements FleetTestbed {

    /** What the command line calls it. */
    public static final String NAME = "processes";

    private static final Set<Capability> ALWAYS = Set.of(
            Capability.CRASH,
            Capability.LEAVE,
            Capability.JOIN,
            Capability.RESTART,
            Capability.PAUSE,
            Capability.CUT,
            Capability.DELAY,
            Capability.STREAM_FAULTS,
            Capability.ASSEMBLE);

    private static final int HOSTS = 20; // each takes about 100 MB of memory

    private static final int DESCRIPTORS_OF_THE_PROCESS = 300; // libraries, the record, selectors
    private static final int DESCRIPTORS_A_HOST = ProcessLinks.MOST_HOSTS + 4; // its ports, connections of the harness
    private static final int DESCRIPTORS_A_LINK = 2; // the harness's ends of a connection and of what carries it on

    /** Half of the processors for the links: the hosts want the others. */
    private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private final Optional<NodeCommand> command;
    private final NodeVariables variables;
    private final OpenFiles openFiles;
    private final Reserve<KeptProcesses> reserve;

    /** Hosts of this repository's node. */
    public ProcessesTestbed() {
        this(Optional.empty(), NodeVariables.NONE);
    }

    /**
     * Hosts that this starts.
     *
     * @param command empty for this repository's node
     * @param variables what it is to find in its environment beside what the testbed sets
     */
    public ProcessesTestbed(Optional<NodeCommand> command, NodeVariables variables) {
        this(command, variables, OpenFiles.ofThisProcess());
    }

    ProcessesTestbed(Optional<NodeCommand> command, NodeVariables variables, OpenFiles openFiles) {
        this(command, variables, openFiles, Reserve.closed());
    }

    private ProcessesTestbed(
            Optional<NodeCommand> command,
            NodeVariables variables,
            OpenFiles openFiles,
            Reserve<KeptProcesses> reserve) {
        this.command = command;
        this.variables = variables;
        this.openFiles = openFiles;
        this.reserve = reserve;
    }

    @Override
    public ProcessesTestbed keepingHosts() {
        return new ProcessesTestbed(command, variables, openFiles, new Reserve<>());
    }

    @Override
    public void close() {
        reserve.close();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void requirePresence() {
        if (!Signals.canBeSent()) {
            throw new TestbedFailure("there is no /bin/sh, which sends signals to hosts: take the testbed local");
        }
        node();
    }

    private NodeCommand node() {
        return command.orElseGet(NodeCommand::reference);
    }

    @Override
    public boolean offers(Capability capability) {
        return capability == Capability.FOREIGN_VARIANTS ? command.isPresent() : ALWAYS.contains(capability);
    }

    @Override
    public Optional<String> condition(Capability capability) {
        return capability == Capability.FOREIGN_VARIANTS ? Optional.of("with a command of your own") : Optional.empty();
    }

    /** Not more than 20 hosts, and otherwise what many small processes need wherever they run. */
    @Override
    public Map<String, String> defaults(int nodes) {
        return ProcessPace.defaults(nodes, HOSTS);
    }

    @Override
    public Optional<String> refusal(RingSpec spec) {
        int hosts = spec.hosts();
        if (hosts > ProcessLinks.MOST_HOSTS) {
            return Optional.of(hosts + " processes are too many for one ring: put more virtual-nodes on at most "
                    + ProcessLinks.MOST_HOSTS + " hosts");
        }
        long files = DESCRIPTORS_OF_THE_PROCESS
                + (long) DESCRIPTORS_A_HOST * hosts
                + (long) DESCRIPTORS_A_LINK * hosts * (hosts - 1);
        if (files > openFiles.limit()) {
            return Optional.of("the links of " + hosts + " hosts need " + files + " open files, and the limit is "
                    + openFiles.limit() + ": put more virtual-nodes on fewer hosts, or raise the limit (ulimit -n)");
        }
        return spec.mixture().refusal(false, true).or(() -> SteadyDelay.refusal(spec.latency()));
    }

    @Override
    public Fleet fleet(RingSpec spec, Seed seed, ClusterEvents events) {
        NodeCommand node = node();
        ProcessLinks links =
                new ProcessLinks(HostPatterns.of(spec, seed), seed, SteadyDelay.of(spec.latency()), THREADS);
        NodeCommand candidate = spec.mixture()
                .candidate()
                .flatMap(Candidate::command)
                .map(NodeCommand::read)
                .orElse(node);
        return new ProcessFleet(node, candidate, variables, links, reserve, events);
    }
}
