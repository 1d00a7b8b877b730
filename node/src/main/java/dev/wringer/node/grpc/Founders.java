package dev.wringer.node.grpc;

import dev.wringer.node.grpc.v1.Founder;
import dev.wringer.node.grpc.v1.FoundingGrpc;
import dev.wringer.node.grpc.v1.GreetReply;
import dev.wringer.node.grpc.v1.GreetRequest;
import dev.wringer.node.protocol.Peer;
import io.grpc.CallOptions;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;

/**
 * Finds the other founders, and makes sure that all found the same ring.
 *
 * <p>Each founder greets all others until every one has answered; then it founds: it knows all founders, and from them
 * follows the state of each node. It goes on greeting until the others have founded too, for a bounded time, because
 * maintenance would take a founder that is a little behind for dead. A founder that finds the ring founded by others
 * together with its present process takes over their list; one that finds it founded without (it was restarted) has to
 * join. Used on the host's event loop only, but for {@link #service}.
 */
final class Founders {

    /** Told once what has come of it. */
    interface Outcome {
        /** All founders are known: time to become a member, but not yet to maintain anything. */
        void found(List<Peer> founders);

        /** The others have founded too, or have had their time. */
        void settled();

        /** The ring exists already: this host is to join through these. */
        void late(List<String> members);

        /** The founders do not fit together. */
        void impossible(String why);
    }

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long GREETING_MILLIS = 1_000;
    private static final long SETTLING_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final GreetRequest greeting;
    private final Set<String> hosts;
    private final EventLoop loop;
    private final Channels channels;
    private final Logger log;
    private final Outcome outcome;

    private final Map<String, Founder> present = new TreeMap<>(); // who has answered, this host included
    private final Set<String> settled = new HashSet<>(); // who has founded, as far as is known here
    private List<Founder> founded = List.of(); // empty until founded
    private long foundedNanos;
    private boolean over;

    /**
     * Nobody found yet.
     *
     * @param incarnation a number that the process has drawn when it started
     */
    Founders(
            HostSettings settings,
            List<String> hosts,
            long incarnation,
            EventLoop loop,
            Channels channels,
            Logger log,
            Outcome outcome) {
        this.hosts = new TreeSet<>(hosts);
        this.loop = loop;
        this.channels = channels;
        this.log = log;
        this.outcome = outcome;
        Founder self = Founder.newBuilder()
                .setHost(settings.advertise())
                .setIncarnation(incarnation)
                .setVirtualNodes(settings.virtualNodes())
                .build();
        this.greeting = GreetRequest.newBuilder()
                .setCaller(self)
                .addAllHosts(this.hosts)
                .setSuccessors(settings.node().chord().successors())
                .setReplicas(settings.node().dhash().replicas())
                .build();
        present.put(self.getHost(), self);
    }

    /** Starts looking for the others. */
    void seek() {
        log.atInfo().addKeyValue("founders", String.join(",", hosts)).log("waiting for the founders");
        foundIfComplete();
        round();
    }

    /** Answers the others' greetings; may be called on any thread. */
    FoundingGrpc.FoundingImplBase service() {
        return new FoundingGrpc.FoundingImplBase() {
            @Override
            public void greet(GreetRequest request, StreamObserver<GreetReply> observer) {
                Response<GreetReply> response = new Response<>(observer);
                loop.execute(() -> response.guard(() -> answer(request, response)));
            }
        };
    }

    private void answer(GreetRequest other, Response<GreetReply> response) {
        if (!other.getHostsList().equals(greeting.getHostsList())
                || other.getSuccessors() != greeting.getSuccessors()
                || other.getReplicas() != greeting.getReplicas()) {
            response.fail(Status.FAILED_PRECONDITION
                    .withDescription("%s founds with %s, r = %d, k = %d; %s with %s, r = %d, k = %d"
                            .formatted(
                                    greeting.getCaller().getHost(),
                                    greeting.getHostsList(),
                                    greeting.getSuccessors(),
                                    greeting.getReplicas(),
                                    other.getCaller().getHost(),
                                    other.getHostsList(),
                                    other.getSuccessors(),
                                    other.getReplicas()))
                    .asRuntimeException());
            return;
        }
        response.succeed(GreetReply.newBuilder()
                .setSelf(greeting.getCaller())
                .addAllFounded(founded)
                .build());
    }

    private void round() {
        if (over) {
            return;
        }
        if (!founded.isEmpty() && (settled.containsAll(hosts) || loop.nowNanos() - foundedNanos > SETTLING_NANOS)) {
            over = true;
            outcome.settled();
            return;
        }
        for (String host : hosts) {
            boolean knownEnough = founded.isEmpty() ? present.containsKey(host) : settled.contains(host);
            if (!knownEnough) {
                greet(host);
            }
        }
        loop.schedule(PAUSE_NANOS, this::round);
    }

    private void greet(String host) {
        channels.to(host)
                .ifPresent(channel -> ClientCalls.asyncUnaryCall(
                        channel.newCall(
                                FoundingGrpc.getGreetMethod(),
                                CallOptions.DEFAULT.withDeadlineAfter(GREETING_MILLIS, TimeUnit.MILLISECONDS)),
                        greeting,
                        new Greeted(host, loop.nowNanos())));
    }

    private void hear(String host, GreetReply reply) {
        if (over) {
            return;
        }
        if (reply.getFoundedCount() == 0) {
            present.put(host, reply.getSelf());
            foundIfComplete();
        } else if (reply.getFoundedList().contains(greeting.getCaller())) {
            settled.add(host);
            found(reply.getFoundedList());
        } else if (founded.isEmpty()) {
            over = true;
            founded = reply.getFoundedList(); // for others who come back, too
            outcome.late(founded.stream()
                    .map(Founder::getHost)
                    .filter(member -> !member.equals(greeting.getCaller().getHost()))
                    .toList());
        }
    }

    private void foundIfComplete() {
        if (present.keySet().containsAll(hosts)) {
            found(List.copyOf(present.values()));
        }
    }

    private void found(List<Founder> founders) {
        if (!founded.isEmpty()) {
            return;
        }
        List<Peer> peers = new ArrayList<>();
        for (Founder founder : founders) {
            for (int i = 0; i < founder.getVirtualNodes(); i++) {
                peers.add(Peer.at(founder.getHost(), i));
            }
        }
        if (peers.size() <= greeting.getSuccessors()) {
            fail("%d virtual nodes cannot found a ring whose nodes keep %d successors: it takes %d"
                    .formatted(peers.size(), greeting.getSuccessors(), greeting.getSuccessors() + 1));
            return;
        }
        founded = founders;
        foundedNanos = loop.nowNanos();
        settled.add(greeting.getCaller().getHost());
        outcome.found(peers);
    }

    private void fail(String why) {
        over = true;
        outcome.impossible(why);
    }

    /** Takes the answer to a greeting to the event loop. */
    private final class Greeted implements StreamObserver<GreetReply> {

        private final String host;
        private final long greetedNanos;

        Greeted(String host, long greetedNanos) {
            this.host = host;
            this.greetedNanos = greetedNanos;
        }

        @Override
        public void onNext(GreetReply reply) {
            loop.execute(() -> hear(host, reply));
        }

        @Override
        public void onError(Throwable why) {
            Status status = Status.fromThrowable(why);
            if (status.getCode() == Status.Code.FAILED_PRECONDITION) {
                loop.execute(() -> {
                    if (!over) {
                        fail("the founders do not agree: " + status.getDescription());
                    }
                });
            } else if (status.getCode() == Status.Code.DEADLINE_EXCEEDED) {
                loop.execute(() -> channels.timedOut(host, greetedNanos));
            } else if (status.getCode() == Status.Code.UNIMPLEMENTED) {
                loop.execute(() -> {
                    if (!over) {
                        fail(host + " is no founder");
                    }
                });
            }
        }

        @Override
        public void onCompleted() {}
    }
}
