package dev.wringer.node.dhash;

import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/** Makes sure that each of several nodes holds certain blocks of this one: {@linkplain Offering offers} them to one after the other. */
final class Spread {

    private final Dhash node;
    private final List<BlockVersion> blocks;
    private final BooleanSupplier mayGoOn;

    private final Deque<Peer> holders; // not asked yet
    private final SortedSet<RingId> heldByAll = new TreeSet<>(); // unless one still to be asked says otherwise
    private final Promise<Result> result = new Promise<>();

    private int missing;

    /**
     * How far it got.
     *
     * @param heldByAll the keys of the blocks that every one of the nodes now holds, in this or in a winning version
     * @param missing how many replicas the nodes had lacked
     */
    record Result(SortedSet<RingId> heldByAll, int missing) {}

    private Spread(Dhash node, List<Peer> holders, List<BlockVersion> blocks, BooleanSupplier mayGoOn) {
        this.node = node;
        this.holders = new ArrayDeque<>(holders);
        this.blocks = blocks;
        this.mayGoOn = mayGoOn;
        blocks.forEach(block -> heldByAll.add(block.key()));
    }

    /** Has all of {@code holders} hold {@code blocks}; never broken. */
    static Promise<Result> over(Dhash node, List<Peer> holders, List<BlockVersion> blocks, BooleanSupplier mayGoOn) {
        Spread spread = new Spread(node, holders, blocks, mayGoOn);
        spread.next();
        return spread.result;
    }

    private void next() {
        if (!mayGoOn.getAsBoolean()) {
            result.keep(new Result(new TreeSet<>(), missing));
        } else if (holders.isEmpty()) {
            result.keep(new Result(heldByAll, missing));
        } else {
            Offering.to(node, holders.remove(), blocks, List.of(), mayGoOn).then(this::take, why -> next());
        }
    }

    private void take(Offering.Result offered) {
        heldByAll.retainAll(offered.held());
        missing += offered.missing();
        next();
    }
}
