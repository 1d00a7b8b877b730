package dev.wringer.harness.ring;

import dev.wringer.harness.record.Operation;
import dev.wringer.harness.workload.Arrival;
import dev.wringer.harness.workload.Generator;
import dev.wringer.harness.workload.Task;
import dev.wringer.harness.workload.Workload;
import dev.wringer.node.block.Block;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Clients that work by a workload: puts down when each asks next, and asks. */
final class ClientPlayer {

    private static final int POLLED = 10; // who are asked at one instant for the same key (RHEA'04)

    /** Or a client whose operations fail at once would ask for ever within one instant of virtual time. */
    private static final Duration LEAST_PAUSE = Duration.ofMillis(1);

    private static final Duration LATER = Duration.ofMillis(100); // when it is looked again whether anybody is there

    private final Cluster cluster;
    private final Calls calls;
    private final Workload workload;
    private final Generator generator;
    private boolean working = true;
    private int turn; // of the clients of an open loop: whose it is next
    private long sent; // operations so far
    private long latenessNanos; // of the latest operation so far

    ClientPlayer(Cluster cluster, Calls calls, Workload workload, Generator generator) {
        this.cluster = cluster;
        this.calls = calls;
        this.workload = workload;
        this.generator = generator;
    }

    /** Has clients begin now. */
    void begin(Agenda agenda) {
        long now = cluster.nowNanos();
        if (workload.arrival() instanceof Arrival.Open open) {
            arrive(open, now + generator.untilNext(open).toNanos(), agenda);
        } else {
            Arrival.Closed closed = (Arrival.Closed) workload.arrival();
            for (int client = 0; client < closed.clients(); client++) {
                think(closed, client, agenda);
            }
        }
    }

    /** No client asks anything any more. */
    void end() {
        working = false;
    }

    /** How many operations were sent. */
    long sent() {
        return sent;
    }

    /** How late the latest operation was. */
    long latenessNanos() {
        return latenessNanos;
    }

    /** The next arrival is put down before this one asks, so that no answer can hold it up. */
    private void arrive(Arrival.Open open, long atNanos, Agenda agenda) {
        agenda.add(atNanos, () -> {
            if (working) {
                arrive(open, atNanos + generator.untilNext(open).toNanos(), agenda);
                ask(turn++ % open.clients(), atNanos, agenda, operation -> {});
            }
        });
    }

    private void think(Arrival.Closed closed, int client, Agenda agenda) {
        long pause =
                Math.max(LEAST_PAUSE.toNanos(), generator.pause(closed.think()).toNanos());
        long atNanos = cluster.nowNanos() + pause;
        agenda.add(atNanos, () -> {
            if (working) {
                ask(client, atNanos, agenda, operation -> think(closed, client, agenda));
            }
        });
    }

    /** Where nobody is there to be asked, because all hosts are on their way back, clients wait for the first one. */
    private void ask(int client, long intendedNanos, Agenda agenda, Consumer<Operation> done) {
        if (!calls.isAnybodyThere()) {
            agenda.add(cluster.nowNanos() + LATER.toNanos(), () -> {
                if (working) {
                    ask(client, intendedNanos, agenda, done);
                }
            });
            return;
        }
        Task task = generator.task();
        latenessNanos = Math.max(latenessNanos, cluster.nowNanos() - intendedNanos);
        if (task == Task.POLL) {
            poll(client, intendedNanos, done);
        } else if (task == Task.CONFLICT) {
            conflict(client, intendedNanos, done);
        } else {
            send(request(task), calls.anybody(), client, intendedNanos, done);
        }
    }

    private Request request(Task task) {
        return switch (task) {
            case LOOKUP, POLL -> Request.lookup(generator.keyToLookUp());
            case FETCH -> Request.fetch(generator.keyToFetch());
            case NEWEST -> Request.fetchNewest(generator.keyToFetch());
            case STORE -> Request.store(generator.newBlock());
            case UPDATE, CONFLICT -> Request.store(generator.update());
        };
    }

    /** Two blocks with one version number; the client goes on when both have been answered. */
    private void conflict(int client, long intendedNanos, Consumer<Operation> done) {
        int[] due = {2};
        for (Block block : generator.conflict()) {
            send(Request.store(block), calls.anybody(), client, intendedNanos, operation -> {
                if (--due[0] == 0) {
                    done.accept(operation);
                }
            });
        }
    }

    private void send(Request request, Peer origin, int client, long intendedNanos, Consumer<Operation> done) {
        sent++;
        calls.ask(request, origin, client, intendedNanos, operation -> {
            if (operation.kind() == Operation.Kind.STORE) {
                generator.written(operation.key());
                if (operation.succeeded()) {
                    generator.acknowledged(operation.key());
                }
            }
            done.accept(operation);
        });
    }

    /** The same key at different nodes; the client goes on when all of them have answered. */
    private void poll(int client, long intendedNanos, Consumer<Operation> done) {
        RingId key = generator.keyToLookUp();
        int wanted = Math.min(POLLED, calls.askable().size());
        Set<Peer> asked = new HashSet<>();
        while (asked.size() < wanted) {
            asked.add(calls.anybody());
        }
        Set<Peer> due = new HashSet<>(asked);
        asked.stream()
                .sorted(Comparator.comparing(Peer::id))
                .forEach(origin -> send(Request.lookup(key), origin, client, intendedNanos, operation -> {
                    due.remove(operation.origin());
                    if (due.isEmpty()) {
                        done.accept(operation);
                    }
                }));
    }
}
