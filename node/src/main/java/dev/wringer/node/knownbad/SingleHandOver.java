package dev.wringer.node.knownbad;

import dev.wringer.node.dhash.Dhash;
import dev.wringer.node.dhash.HandOverPass;
import dev.wringer.node.dhash.HandingOver;
import dev.wringer.node.protocol.Promise;
import java.time.Duration;

/**
 * A hand-over that lists the blocks once, offers them, and goes, whatever the answers were; until then the node takes blocks from
 * others as ever.
 *
 * <p>What is wrong: the heirs may be leaving too, and have listed their own blocks before. What came in after that goes with
 * them. To be caught by the replica census when more neighbours than a block has replicas leave at once.
 */
public final class SingleHandOver implements HandingOver {

    private final Dhash node;

    /** For {@code node}. */
    public SingleHandOver(Dhash node) {
        this.node = node;
    }

    @Override
    public Promise<Integer> run(Promise<Integer> present, Duration patience) {
        Promise<Integer> untaken = new Promise<>();
        present.then(
                missing -> HandOverPass.once(node, () -> true).then(pass -> untaken.keep(0), why -> untaken.keep(0)),
                why -> untaken.keep(0));
        return untaken;
    }
}
