package dev.wringer.harness.live;

import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.testee.InspectedNode;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Follows hosts on their way into the ring, until all nodes of each are members and its health service says so. Used by the
 * thread of the scenario.
 */
final class Admissions {

    /** Told of what becomes of them. */
    interface Listener {

        /**
         * A node is a member.
         *
         * @param sinceNanos when it was not, for the last time, as far as is known
         */
        void entered(Peer node, long sinceNanos);
    }

    /** How far one host has come. */
    private static final class Way {

        private boolean asked; // whether an answer is awaited
        private long askedNanos; // when its nodes were asked for last, or it was started
        private long enteredNanos; // when all its nodes were members; of no meaning before

        Way(long startedNanos) {
            askedNanos = startedNanos;
        }
    }

    private final Inbox inbox;
    private final Inquest inquest;
    private final Predicate<LiveHost> awake;
    private final Duration healthFollows;
    private final Listener listener;
    private final Map<LiveHost, Way> ways = new LinkedHashMap<>();

    /**
     * Nobody is on the way.
     *
     * @param awake who can be asked
     * @param healthFollows how long a health service may take to know that all nodes are members
     */
    Admissions(Inbox inbox, Inquest inquest, Predicate<LiveHost> awake, Duration healthFollows, Listener listener) {
        this.inbox = inbox;
        this.inquest = inquest;
        this.awake = awake;
        this.healthFollows = healthFollows;
        this.listener = listener;
    }

    /** This host was started at that time. */
    void expect(LiveHost host, long startedNanos) {
        ways.put(host, new Way(startedNanos));
    }

    /** This host is gone, or on its way out. */
    void forget(LiveHost host) {
        ways.remove(host);
    }

    /** Who is not there yet. */
    List<LiveHost> underway() {
        return List.copyOf(ways.keySet());
    }

    /** Those of these hosts whose nodes are not known to be members yet. */
    List<LiveHost> of(Collection<LiveHost> hosts) {
        return hosts.stream()
                .filter(host -> ways.containsKey(host) && !host.hasEntered())
                .toList();
    }

    /** When a host that is not there yet was asked last, or started. */
    long askedNanos(LiveHost host) {
        Way way = ways.get(host);
        return way == null ? inbox.now() : way.askedNanos;
    }

    /** Asks those who have answered what they were asked before. */
    void look() {
        for (Map.Entry<LiveHost, Way> each : List.copyOf(ways.entrySet())) {
            LiveHost host = each.getKey();
            Way way = each.getValue();
            if (!way.asked && awake.test(host)) {
                way.asked = true;
                if (host.hasEntered()) {
                    askHealth(host, way);
                } else {
                    askNodes(host, way);
                }
            }
        }
    }

    private void askNodes(LiveHost host, Way way) {
        long before = way.askedNanos;
        way.askedNanos = inbox.now();
        answer(host, way, host.testee().inspect(), nodes -> {
            nodes.stream()
                    .filter(InspectedNode::member)
                    .forEach(node -> listener.entered(node.belief().self(), before));
            if (nodes.stream().allMatch(InspectedNode::member)) {
                way.enteredNanos = inbox.now();
                host.enter();
            }
        });
    }

    private void askHealth(LiveHost host, Way way) {
        answer(host, way, host.testee().health(), serving -> {
            if (serving) {
                ways.remove(host);
            } else if (inbox.now() - way.enteredNanos >= healthFollows.toNanos()) {
                throw inquest.breach(
                        Clause.HEALTH,
                        host,
                        "its health service does not say SERVING, " + healthFollows.toMillis() / 1_000.0
                                + " s after all its virtual nodes have become members");
            }
        });
    }

    private <T> void answer(LiveHost host, Way way, CompletableFuture<T> reply, Consumer<T> action) {
        int pauses = host.pauses();
        inbox.deliver(
                reply,
                answer -> {
                    if (ways.get(host) == way) { // else it was killed, or told to leave
                        way.asked = false;
                        action.accept(answer);
                    }
                },
                why -> {
                    if (ways.get(host) == way) {
                        way.asked = false;
                        if (awake.test(host) && host.pauses() == pauses) {
                            throw inquest.into(host, why);
                        }
                    }
                });
    }
}
