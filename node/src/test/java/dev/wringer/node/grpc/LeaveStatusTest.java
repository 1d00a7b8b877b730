package dev.wringer.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.host.NodeSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The exit status of a host that leaves: 0 if all was handed over, 2 if not. */
@Timeout(30)
class LeaveStatusTest {

    @SuppressWarnings("FutureReturnValueIgnored") // the host ends when they are over, or the test in its time-out
    private static int statusAfterLeaving(int blocks) throws IOException {
        HostSettings settings = HostSettings.of(
                        "alone:7000",
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        new WayIn.Founding(List.of("alone:7000")),
                        1)
                .withNodes(17, NodeSettings.DEFAULT);
        return NodeServer.run(settings, Links.direct(), HostObserver.NONE, host -> host.ready()
                .thenAccept(ready -> host.loop().execute(() -> {
                    for (int i = 0; i < blocks; i++) {
                        ContentBlock block = ContentBlock.of(Bytes.ofText("block " + i));
                        host.nodes().find(0).orElseThrow().dhash().store().put(block);
                    }
                    host.leave().thenAccept(left -> {
                        assertThat(left).isEqualTo(new Departure(blocks > 0 ? 1 : 0, blocks));
                        host.loop().schedule(1, host::close);
                    });
                })));
    }

    @Test
    void aLastHostThatHoldsNothingLeavesWithStatus0() throws IOException {
        assertThat(statusAfterLeaving(0)).isZero();
    }

    @Test
    void aLastHostThatHoldsBlocksEndsWithStatus2() throws IOException {
        assertThat(statusAfterLeaving(3)).isEqualTo(2);
    }
}
