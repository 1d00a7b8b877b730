package dev.wringer.harness.loopback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PortRangeTest {

    private static final int WIDTH = 20;

    private final LoopbackPorts ports = new LoopbackPorts();
    private final PortRange range = ports.claimRange(WIDTH);

    @AfterEach
    void close() {
        range.close();
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }

    @Test
    void nobodyElseCanListenThere() {
        for (int index = 0; index < WIDTH; index++) {
            int port = range.first() + index;
            assertThatThrownBy(() -> listen(port).close()).isInstanceOf(IOException.class);
            assertThat(Refusals.refuses(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)))
                    .isTrue();
        }
        assertThat(PortRange.reserve(range.first() + WIDTH - 1, 1)).isEmpty();
    }

    @Test
    void aPortThatIsReleasedCanBeListenedAtAndTheOthersCannot() throws IOException {
        try (ServerSocket listening = listen(range.release(3))) {
            assertThat(listening.getLocalPort()).isEqualTo(range.first() + 3);
            assertThatThrownBy(() -> listen(range.first() + 4).close()).isInstanceOf(IOException.class);
        }
    }

    /** One port in the middle is taken: nothing of what was tried round it may stay reserved. */
    @Test
    void aRangeWithATakenPortIsNoneAndIsGivenBack() {
        int first = range.first();
        range.close();
        try (PortRange taken = PortRange.reserve(first + 5, 1).orElseThrow()) {
            assertThat(taken.first()).isEqualTo(first + 5);
            assertThat(PortRange.reserve(first, WIDTH)).isEmpty();
        }
        PortRange.reserve(first, WIDTH).orElseThrow().close();
    }

    @Test
    void rangesDoNotOverlap() {
        try (PortRange other = ports.claimRange(WIDTH)) {
            assertThat(Math.abs(other.first() - range.first())).isGreaterThanOrEqualTo(WIDTH);
        }
    }
}
