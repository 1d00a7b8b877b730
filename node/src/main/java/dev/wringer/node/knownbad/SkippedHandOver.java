package dev.wringer.node.knownbad;

import dev.wringer.node.dhash.Dhash;
import dev.wringer.node.dhash.HandingOver;
import dev.wringer.node.protocol.Promise;
import java.time.Duration;

/**
 * Leaving without handing anything over.
 *
 * <p>What is wrong: the node says that all is handed over, and its replicas go with it. To be caught by the replica census after
 * as many leaves, at once, as a block has replicas.
 */
public final class SkippedHandOver implements HandingOver {

    private final Dhash node;

    /** For {@code node}. */
    public SkippedHandOver(Dhash node) {
        this.node = node;
    }

    @Override
    public Promise<Integer> run(Promise<Integer> present, Duration patience) {
        node.takeNoMore();
        return present.map(missing -> 0);
    }
}
