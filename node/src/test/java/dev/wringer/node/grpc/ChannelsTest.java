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

    private static final Vigilance VIGILANCE = Vigilance.of(Duration.ofMillis(500));
    private static final Peer PEER = Peer.at(TestHosts.name(1), 0);
    private static final int NO_KEEPALIVE = 1_000_000;
    private static final int QUICK_MILLIS = 500; // for calls that are to time out, or may
    private static final int PATIENT_MILLIS = 60_000; // for calls that must not, however busy the machine is
    private static final Duration IDLE = Duration.ofSeconds(2);
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
        channels = channels(HostSettings.IDLE_TIME, VIGILANCE.turnsOfDoubt());
        network = network();
    }

    private Channels channels(Duration idleTime, int turnsOfDoubt) {
        return new Channels(
                loop,
                sockets,
                host -> Optional.of(relay.address()),
                HostSettings.LARGEST_BLOCK,
                idleTime,
                new Vigilance(VIGILANCE.patience(), NO_KEEPALIVE, turnsOfDoubt));
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
        assertThat(callPatiently()).isEmpty();

        int swallowed = relay.dialled(); // the number of the next connection
        relay.swallow();
        assertThat(call()).contains(RpcFailure.Kind.TIMEOUT);
        awaitDialled(swallowed + 1); // the old connection was given up on, and the new one is swallowed too
        relay.heal();
        awaitSuccess();

        int carrying = relay.dialled() - 1;
        assertThat(carrying).isGreaterThan(swallowed);
        assertThat(relay.answered(carrying)).isPositive();
        assertThat(relay.answered(swallowed)).isZero();
    }

    @Test
    void aBlackHoleThatHealsBeforeItWasNoticedIsLeftBehindToo() throws Exception {
        assertThat(callPatiently()).isEmpty();

        int dialled = relay.dialled();
        relay.swallow();
        assertThat(call()).contains(RpcFailure.Kind.TIMEOUT);
        relay.heal(); // but the connection stays as silent as before
        awaitSuccess();

        assertThat(relay.dialled()).isGreaterThan(dialled);
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
        int turnsOfDoubt = 8; // the late answer comes at once, but the machine may be busy
        channels = channels(HostSettings.IDLE_TIME, turnsOfDoubt);
        network = network();
        assertThat(callPatiently()).isEmpty();
        int dialled = relay.dialled();

        relay.stall();
        assertThat(call()).contains(RpcFailure.Kind.TIMEOUT);
        relay.heal(); // and the late answer comes
        for (int turn = 0; turn < turnsOfDoubt + 2; turn++) {
            assertThat(callPatiently()).isEmpty();
            awaitTurns(1);
        }

        assertThat(relay.dialled()).isEqualTo(dialled);
    }

    @Test
    void callsUnderWayKeepTheOldConnection() throws Exception {
        assertThat(callPatiently()).isEmpty();

        int dialled = relay.dialled();
        relay.stall();
        CompletableFuture<Optional<RpcFailure.Kind>> patient = start(PATIENT_MILLIS);
        assertThat(call()).contains(RpcFailure.Kind.TIMEOUT);
        awaitDialled(dialled + 1);
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
            assertThat(call()).isPresent();
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
        awaitTurns(3); // nobody has called in the meantime

        assertThat(callPatiently()).isEmpty(); // the first one, without a sacrifice
    }

    @Test
    void aChannelThatIsNotUsedIsForgottenAndItsConnectionClosed() throws Exception {
        channels = channels(IDLE, VIGILANCE.turnsOfDoubt());
        network = network();
        assertThat(callPatiently()).isEmpty();
        int dialled = relay.dialled();

        await().atMost(GUARD).until(() -> onLoop(channels::count) == 0 && sockets.connections() == 0);

        assertThat(callPatiently()).isEmpty();
        assertThat(relay.dialled()).isGreaterThan(dialled);
    }

    @Test
    void aChannelThatIsForgottenLetsItsCallsEnd() throws Exception {
        channels = channels(IDLE, VIGILANCE.turnsOfDoubt());
        network = network();
        assertThat(callPatiently()).isEmpty();
        int dialled = relay.dialled();
        relay.stall();
        CompletableFuture<Optional<RpcFailure.Kind>> patient = start(PATIENT_MILLIS);
        await().atMost(GUARD).until(() -> onLoop(channels::count) == 0);
        relay.heal();

        assertThat(patient.get(60, TimeUnit.SECONDS)).isEmpty();
        assertThat(relay.dialled()).isEqualTo(dialled);
    }

    private <T> T onLoop(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, loop)
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    private void awaitDialled(int times) {
        await().atMost(GUARD).pollInterval(Duration.ofMillis(50)).until(() -> {
            CompletableFuture<?> unattended = start(QUICK_MILLIS);
            assertThat(unattended).isNotNull();
            return relay.dialled() >= times;
        });
    }

    private void awaitSuccess() {
        await().atMost(GUARD).untilAsserted(() -> assertThat(call()).isEmpty());
    }

    private void awaitTurns(int turns) throws Exception {
        CompletableFuture<Void> over = new CompletableFuture<>();
        Turns.after(turns, loop, () -> over.complete(null));
        over.get(60, TimeUnit.SECONDS);
    }

    /** One call, and why it failed; empty if it succeeded. */
    private Optional<RpcFailure.Kind> call() throws Exception {
        return start(QUICK_MILLIS).get(60, TimeUnit.SECONDS);
    }

    private Optional<RpcFailure.Kind> callPatiently() throws Exception {
        return start(PATIENT_MILLIS).get(90, TimeUnit.SECONDS);
    }

    private CompletableFuture<Optional<RpcFailure.Kind>> start(int timeoutMillis) {
        CompletableFuture<Optional<RpcFailure.Kind>> outcome = new CompletableFuture<>();
        loop.execute(() -> network.<ChordReply.Alive>call(
                        PEER, new ChordRequest.Ping(), TimeUnit.MILLISECONDS.toNanos(timeoutMillis))
                .then(reply -> outcome.complete(Optional.empty()), why -> outcome.complete(Optional.of(why.kind()))));
        return outcome;
    }
}
