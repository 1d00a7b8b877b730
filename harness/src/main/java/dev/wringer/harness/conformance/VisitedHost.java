package dev.wringer.harness.conformance;

import dev.wringer.harness.live.Obituary;
import dev.wringer.harness.live.TimeLimits;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.testee.HostIdentity;
import dev.wringer.harness.testee.HostStatus;
import dev.wringer.harness.testee.Testee;
import dev.wringer.harness.testee.TesteeFailure;
import dev.wringer.harness.testee.Testees;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.node.grpc.HostAndPort;
import dev.wringer.node.port.Entropy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A host that somebody else has started. Whatever it says of itself first is what it has to say from then on. */
final class VisitedHost implements Hosts, AutoCloseable {

    private static final Duration FIRST_ANSWER = Duration.ofSeconds(10);

    private final Testees testees;
    private final Entropy chance;
    private final HostStatus introduction;
    private final Examined host;

    private VisitedHost(Testees testees, Entropy chance, HostStatus introduction, Examined host) {
        this.testees = testees;
        this.chance = chance;
        this.introduction = introduction;
        this.host = host;
    }

    /**
     * Gets to know the host at this address.
     *
     * @param operations how long an operation may take
     * @throws UsageError if nobody is there, or somebody who is no node under test
     * @throws ContractBreach if it is one, and introduces itself in a way that breaks the contract
     */
    static VisitedHost at(HostAndPort where, TimeLimits limits, Duration operations, Entropy chance) {
        InetSocketAddress address = reach(where);
        Testees testees = new Testees(limits.answer(), operations);
        try {
            Duration patience = Collections.min(List.of(FIRST_ANSWER, limits.answer()));
            HostStatus introduction = introduction(where, testees.at(address, text(where)), patience);
            HostIdentity identity = HostIdentity.of(
                    introduction.host(), introduction.virtualNodes(), introduction.variant(), introduction.settings());
            Examined host = new Examined(identity, testees.at(address, identity));
            return new VisitedHost(testees, chance, introduction, host);
        } catch (RuntimeException | Error e) {
            testees.close();
            throw e;
        }
    }

    private static InetSocketAddress reach(HostAndPort where) {
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(where.host()), where.port());
            try (Socket probe = new Socket()) {
                probe.connect(address, Math.toIntExact(FIRST_ANSWER.toMillis()));
            }
            return address;
        } catch (UnknownHostException e) {
            throw new UsageError("there is no host called " + where.host() + ": take the address by which this machine"
                    + " reaches the node");
        } catch (IOException e) {
            throw new UsageError("nobody can be reached at " + text(where) + " (" + e.getMessage()
                    + "): start the node first, or correct the address");
        }
    }

    private static HostStatus introduction(HostAndPort where, Testee testee, Duration patience) {
        try (testee) {
            return testee.status().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TestbedFailure("interrupted", e);
        } catch (TimeoutException e) {
            throw stranger(where, "has not answered Status for " + Patience.text(patience));
        } catch (ExecutionException e) {
            Throwable cause = TesteeFailure.causeOf(e);
            if (cause instanceof ContractBreach breach && !breach.seen().contains("UNIMPLEMENTED")) {
                throw breach.again();
            }
            throw stranger(
                    where,
                    "does not serve wringer.testee.v1.Testee over gRPC without TLS ("
                            + (cause instanceof ContractBreach breach ? breach.seen() : cause.getMessage()) + ")");
        }
    }

    private static UsageError stranger(HostAndPort where, String what) {
        return new UsageError("whoever listens at " + text(where) + " " + what
                + ": take the address at which a node serves what docs/TESTEE.md says");
    }

    private static String text(HostAndPort where) {
        return where.host() + ":" + where.port();
    }

    /** Who it is, in one line. */
    String description() {
        return introduction.host() + ": " + introduction.implementation() + ", "
                + Check.count(introduction.virtualNodes(), "virtual node", "virtual nodes") + ", variant "
                + introduction.variant() + ", phase " + introduction.phase();
    }

    /** What it has said of the variant that it runs. */
    String variant() {
        return introduction.variant();
    }

    @Override
    public List<Examined> all() {
        return List.of(host);
    }

    @Override
    public Entropy chance() {
        return chance;
    }

    @Override
    public Optional<Obituary> obituary(String name) {
        return Optional.empty(); // its process is somebody else's
    }

    @Override
    public void settle() {
        // No check leaves anything behind at a host of somebody else's.
    }

    @Override
    public void close() {
        host.testee().close();
        testees.close();
    }
}
