package dev.wringer.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wringer.node.protocol.ChordReply;
import dev.wringer.node.protocol.ChordRequest;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.RpcFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls over a link that breaks and heals. Keepalive is off, so nothing here is its doing. */
@Timeout(120)
class ChannelsTest {

    private static final Peer PEER = Peer.at(TestHosts.name(1), 0);
    private static final int NO_KEEPALIVE = 1_000_000;
    private static final Duration GUARD = Duration.ofSeconds(60);

    private final TestHosts hosts = new TestHosts();
    private final EventLoops loops = new EventLoops(1);
    private final EventLoop loop = loops.forHost("caller:1");
    private final Sockets sockets = new Sockets(10, Duration.ofSeconds(10));
    private TestRelay relay;
    private Channels channels;
    private GrpcNetwork network;

    @BeforeEach
    void connect() throws Exception {
        NodeHost callee =
                hosts.start(PEER.host(), new WayIn.Assembled(List.of(PEER.host())), settings -> settings.withNodes(
                                8, TestHosts.QUICK)
                        .withoutMaintenance());
        relay = new TestRelay(callee.port());
        channels = channels(HostSettings.IDLE_TIME);
        network = network();
    }

    private Channels channels(Duration idleTime) {
        return new Channels(
                loop,
                sockets,
                host -> Optional.of(relay.address()),
                HostSettings.LARGEST_BLOCK,
                idleTime,
                NO_KEEPALIVE);
    }

    private GrpcNetwork network() {
        return new GrpcNetwork("caller:1", loop, channels, new VirtualNodes(), new CallCounts(), HostObserver.NONE);
    }

    @AfterEach
    void close() throws Exception {
        loop.execute(channels::close);
        relay.close();
        hosts.close();
        loops.close();
    }

    @Test
    void aBlackHoleUnderAnOpenConnectionIsLeftBehindAfterItHeals() throws Exception {
        assertThat(call()).isEmpty();

        relay.swallow();
        assertThat(call()).contains(RpcFailure.Kind.TIMEOUT);
        awaitDialled(2); // the old connection was given up on, and the new one is swallowed too
        relay.heal();
        awaitSuccess();

        int carrying = relay.dialled() - 1;
        assertThat(carrying).isGreaterThanOrEqualTo(2);
        assertThat(relay.answered(carrying)).isPositive();
        assertThat(relay.answered(1)).isZero();
    }

    @Test
    void aBlackHoleThatHealsBeforeItWasNoticedIsLeftBehindToo() throws Exception {
        assertThat(call()).isEmpty();

        relay.swallow();
        assertThat(call()).contains(RpcFailure.Kind.TIMEOUT);
        relay.heal(); // but the connection stays as silent as before
        awaitSuccess();

        assertThat(relay.dialled()).isEqualTo(2);
    }

    @Test
    void anUnreachablePeerIsTriedAgainForAsLongAsItIsCalled() throws Exception {
        relay.swallow();
        for (int attempts = 1; attempts <= 3; attempts++) {
            awaitDialled(attempts);
        }
        // The attempts have failed, and all calls of the meantime at once.
        await().atMost(GUARD).untilAsserted(() -> assertThat(call()).contains(RpcFailure.Kind.UNREACHABLE));
    }

    @Test
    void aPeerThatIsMerelySlowKeepsItsConnection() throws Exception {
        assertThat(call()).isEmpty();

        for (int i = 0; i < 3; i++) {
            relay.stall();
            assertThat(call()).contains(RpcFailure.Kind.TIMEOUT);
            relay.heal(); // and the late answer comes
            callForLongerThanADoubtLasts();
        }

        assertThat(relay.dialled()).isOne();
    }

    @Test
    void callsUnderWayKeepTheOldConnection() throws Exception {
        assertThat(call()).isEmpty();

        relay.stall();
        CompletableFuture<Optional<RpcFailure.Kind>> patient = start(60_000);
        assertThat(call()).contains(RpcFailure.Kind.TIMEOUT);
        awaitDialled(2);
        assertThat(patient).isNotDone();
        relay.heal();

        assertThat(patient.get(60, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void aRefusalIsForgottenWhenItEnds() throws Exception {
        relay.refuse();
        await().atMost(GUARD).untilAsserted(() -> assertThat(call()).contains(RpcFailure.Kind.UNREACHABLE));
        // Were gRPC's own backoff in force, the next attempt would be a long way off by now.
        await().atMost(GUARD).pollInterval(Duration.ofMillis(50)).until(() -> {
            assertThat(call()).contains(RpcFailure.Kind.UNREACHABLE);
            return sockets.dialled() >= 8;
        });
        relay.heal();

        awaitSuccess();
    }

    @Test
    void oldNewsOfARefusalFailsNoCall() throws Exception {
        relay.refuse();
        await().atMost(GUARD).untilAsserted(() -> assertThat(call()).contains(RpcFailure.Kind.UNREACHABLE));
        relay.heal();
        CompletableFuture<Void> stale = new CompletableFuture<>();
        Turns.after(3, loop, () -> stale.complete(null));
        stale.get(60, TimeUnit.SECONDS);

        assertThat(call()).isEmpty(); // the first one, without a sacrifice
    }

    @Test
    void aChannelThatIsNotUsedIsForgottenAndItsConnectionClosed() throws Exception {
        channels = channels(Duration.ofMillis(400));
        network = network();
        assertThat(call()).isEmpty();
        assertThat(sockets.connections()).isOne();

        await().atMost(GUARD).until(() -> onLoop(channels::count) == 0 && sockets.connections() == 0);

        assertThat(call()).isEmpty();
        assertThat(relay.dialled()).isEqualTo(2);
    }

    @Test
    void aChannelThatIsForgottenLetsItsCallsEnd() throws Exception {
        channels = channels(Duration.ofMillis(400));
        network = network();
        assertThat(call()).isEmpty();
        relay.stall();
        CompletableFuture<Optional<RpcFailure.Kind>> patient = start(60_000);
        await().atMost(GUARD).until(() -> onLoop(channels::count) == 0);
        relay.heal();

        assertThat(patient.get(60, TimeUnit.SECONDS)).isEmpty();
        assertThat(relay.dialled()).isOne();
    }

    private <T> T onLoop(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, loop)
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    private void awaitDialled(int times) {
        await().atMost(GUARD).pollInterval(Duration.ofMillis(50)).until(() -> {
            CompletableFuture<?> unattended = start(500);
            assertThat(unattended).isNotNull();
            return relay.dialled() >= times;
        });
    }

    private void awaitSuccess() {
        await().atMost(GUARD).untilAsserted(() -> assertThat(call()).isEmpty());
    }

    private void callForLongerThanADoubtLasts() throws Exception {
        for (int turn = 0; turn < 4; turn++) {
            awaitSuccess();
            CompletableFuture<Void> over = new CompletableFuture<>();
            Turns.after(1, loop, () -> over.complete(null));
            over.get(60, TimeUnit.SECONDS);
        }
    }

    /** One call, and why it failed; empty if it succeeded. */
    private Optional<RpcFailure.Kind> call() throws Exception {
        return start(500).get(60, TimeUnit.SECONDS);
    }

    private CompletableFuture<Optional<RpcFailure.Kind>> start(int timeoutMillis) {
        CompletableFuture<Optional<RpcFailure.Kind>> outcome = new CompletableFuture<>();
        loop.execute(() -> network.<ChordReply.Alive>call(
                        PEER, new ChordRequest.Ping(), TimeUnit.MILLISECONDS.toNanos(timeoutMillis))
                .then(reply -> outcome.complete(Optional.empty()), why -> outcome.complete(Optional.of(why.kind()))));
        return outcome;
    }
}
