package dev.wringer.node.grpc;

import dev.wringer.node.port.Entropy;
import java.util.SplittableRandom;

/** Random numbers that follow from a seed. Used on the host's event loop only. */
final class HostEntropy implements Entropy {

    private final SplittableRandom random;

    HostEntropy(SplittableRandom random) {
        this.random = random;
    }

    @Override
    public long nextLong() {
        return random.nextLong();
    }
}
