package dev.wringer.harness.hostprocess;

import dev.wringer.harness.live.HostOrder;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.testee.HeldVersion;
import dev.wringer.harness.testee.HostStatus;
import dev.wringer.harness.testee.InspectedNode;
import dev.wringer.harness.testee.Testee;
import dev.wringer.harness.testee.TesteeFailure;
import dev.wringer.harness.testee.Testees;
import dev.wringer.node.grpc.WayIn;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Has hosts whose ring is over become hosts of another one, by the contract's {@code Reform}, and looks whether they have
 * forgotten the former one. One thread at a time.
 */
public final class Reformer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10); // hosts that are kept have nothing else to do

    private final Testees testees = new Testees(PATIENCE, PATIENCE);

    /** Nobody has been told anything. */
    public Reformer() {}

    /** Has hosts rest until another ring wants them; those that do. */
    public <H extends RunningHost> List<H> rest(Collection<H> hosts) {
        return List.copyOf(agreeing(
                hosts, (host, testee) -> testee.switchMaintenance(false).thenApply(running -> true)));
    }

    /**
     * Has hosts forget their ring.
     *
     * @param changes the variables of each that are others than when its process was started
     * @return those that have; the others cannot, or are silent
     */
    public <H extends RunningHost> Set<H> reform(Map<H, Map<String, String>> changes) {
        return agreeing(changes.keySet(), (host, testee) -> testee.reform(changes.getOrDefault(host, Map.of()))
                .thenApply("OK"::equals));
    }

    /**
     * Has one host forget its ring.
     *
     * @return whether it can
     * @throws ContractBreach if it says something else
     */
    public boolean reform(RunningHost host, Map<String, String> changes) {
        try (Testee testee = testees.at(host.address(), host.name())) {
            String end = answer(host, testee, each -> each.reform(changes));
            if (!Set.of("OK", "UNIMPLEMENTED").contains(end)) {
                throw new ContractBreach(Clause.REFORMING, host.name(), "Reform ended with " + end);
            }
            return end.equals("OK");
        }
    }

    /**
     * What whoever reads the record should know.
     *
     * @param reformed the hosts that have
     * @param wanted how many hosts there were to be
     */
    public static String remark(List<HostOrder> reformed, int wanted) {
        return reformed.size() + " of " + wanted
                + " hosts go on from the ring before, reformed, and each has forgotten it: "
                + reformed.stream()
                        .map(order -> order.name().replaceFirst("[.:].*", ""))
                        .collect(Collectors.joining(", "));
    }

    private interface Order<H> {
        CompletableFuture<Boolean> to(H host, Testee testee);
    }

    /** Tells all of them at once; those who have done it. */
    private <H extends RunningHost> Set<H> agreeing(Collection<H> hosts, Order<H> order) {
        Map<H, Testee> told = new LinkedHashMap<>();
        Map<H, CompletableFuture<Boolean>> answers = new LinkedHashMap<>();
        for (H host : hosts) {
            Testee testee = testees.at(host.address(), host.name());
            told.put(host, testee);
            answers.put(host, order.to(host, testee).exceptionally(silence -> false));
        }
        try {
            CompletableFuture.allOf(answers.values().toArray(CompletableFuture[]::new))
                    .join(); // each call has its end
            Set<H> agreeing = new LinkedHashSet<>();
            answers.forEach((host, answer) -> {
                if (answer.join()) {
                    agreeing.add(host);
                }
            });
            return agreeing;
        } finally {
            told.values().forEach(Testee::close);
        }
    }

    /**
     * Looks at a host that says it has forgotten its ring.
     *
     * @param order what it was told to be
     * @param toldNanos when, by {@link System#nanoTime}, or before
     * @throws ContractBreach if it is another one, or something of the former ring is left
     */
    public void requireForgotten(RunningHost host, HostOrder order, long toldNanos) {
        try (Testee testee = testees.at(host.address(), order.identity())) {
            HostStatus status = answer(host, testee, Testee::status);
            long since = System.nanoTime() - toldNanos;
            List<HeldVersion> held = answer(host, testee, each -> each.inspectVersions(true, List.of()));
            List<InspectedNode> nodes = answer(host, testee, Testee::inspect);
            traces(order, status, since, held, nodes).stream().findFirst().ifPresent(trace -> {
                throw new ContractBreach(
                        Clause.REFORMING,
                        order.name(),
                        "told to be another host it has not forgotten its ring: " + trace);
            });
        }
    }

    private static List<String> traces(
            HostOrder order, HostStatus status, long since, List<HeldVersion> held, List<InspectedNode> nodes) {
        List<String> traces = new ArrayList<>();
        if (status.uptimeNanos() > since) {
            traces.add("its Status counts " + seconds(status.uptimeNanos()) + " since it began, and it was told so "
                    + seconds(since) + " ago");
        }
        if (order.maintenance() || order.wayIn() instanceof WayIn.Joining) {
            return traces; // it has begun to hear of blocks and hosts
        }
        long calls = Stream.of(status.sent(), status.received())
                .flatMap(kinds -> kinds.values().stream())
                .mapToLong(Long::longValue)
                .sum();
        if (calls + status.repaired() + status.unanswered() > 0) {
            traces.add("its Status counts " + calls + " calls, " + status.repaired() + " blocks repaired and "
                    + status.unanswered() + " calls without an answer, and there was none");
        }
        held.forEach(block -> traces.add(block.holder() + " holds a block under " + block.key()));
        for (InspectedNode node : nodes) {
            Peer self = node.belief().self();
            if (node.cached() > 0) {
                traces.add(self + " caches " + node.cached() + " blocks");
            }
            NodeSnapshot belief = node.belief();
            Stream.of(
                            belief.successors(),
                            belief.fingers(),
                            belief.predecessor().stream().toList())
                    .flatMap(List::stream)
                    .filter(peer -> !order.wayIn().hosts().contains(peer.host()))
                    .forEach(peer -> traces.add(self + " knows " + peer));
        }
        return traces;
    }

    private static String seconds(long nanos) {
        return Duration.ofNanos(nanos).toMillis() / 1_000.0 + " s";
    }

    private static <T> T answer(RunningHost host, Testee testee, Function<Testee, CompletableFuture<T>> question) {
        try {
            return question.apply(testee).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TestbedFailure("interrupted", e);
        } catch (ExecutionException e) {
            Throwable cause = TesteeFailure.causeOf(e);
            if (cause instanceof TesteeFailure silence) {
                throw new ContractBreach(
                        Clause.REFORMING, host.name(), silence.getMessage() + "; its log ends: " + host.endOfLog());
            }
            throw FutureFailure.rethrown(e);
        }
    }

    @Override
    public void close() {
        testees.close();
    }
}
