package dev.wringer.node.dhash;

import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.DhashReply.Stored.Outcome;
import dev.wringer.node.protocol.DhashRequest.OfferBlocks;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.RpcFailure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * Makes sure that one other node holds certain blocks of this one: offers them, a few at a time, and sends the ones that are
 * wanted. What that node does not want it has verified.
 */
final class Offering {

    private final Dhash node;
    private final Peer holder;
    private final List<Peer> absent;
    private final BooleanSupplier mayGoOn;
    private final Transfers transfers;

    private final Deque<List<BlockVersion>> offers = new ArrayDeque<>(); // still to be made
    private final SortedSet<RingId> held = new TreeSet<>();
    private final Promise<Result> result = new Promise<>();

    private int missing;
    private Optional<RpcFailure> failure = Optional.empty(); // the first one

    /**
     * How far it got.
     *
     * @param held the keys of the blocks that the other node has said it holds, in this or in a winning version
     * @param missing how many of the blocks it had lacked
     * @param failure why it was not asked for more, if it did not answer, is leaving, or has no room
     */
    record Result(SortedSet<RingId> held, int missing, Optional<RpcFailure> failure) {}

    private Offering(Dhash node, Peer holder, List<Peer> absent, BooleanSupplier mayGoOn) {
        this.node = node;
        this.holder = holder;
        this.absent = absent;
        this.mayGoOn = mayGoOn;
        this.transfers = new Transfers(node, mayGoOn);
    }

    /**
     * Has {@code holder} hold {@code blocks}.
     *
     * @param absent not to be counted when it works out whether it is responsible
     * @return never broken
     */
    static Promise<Result> to(
            Dhash node, Peer holder, List<BlockVersion> blocks, List<Peer> absent, BooleanSupplier mayGoOn) {
        Offering offering = new Offering(node, holder, absent, mayGoOn);
        for (int from = 0; from < blocks.size(); from += OfferBlocks.MOST_BLOCKS) {
            int to = Math.min(blocks.size(), from + OfferBlocks.MOST_BLOCKS);
            offering.offers.add(List.copyOf(blocks.subList(from, to)));
        }
        offering.next();
        return offering.result;
    }

    private void next() {
        if (offers.isEmpty() || failure.isPresent() || !mayGoOn.getAsBoolean()) {
            result.keep(new Result(held, missing, failure));
        } else {
            make(offers.remove());
        }
    }

    private void make(List<BlockVersion> offer) {
        node.ask(holder, new OfferBlocks(offer)).then(answer -> send(offer, answer.keys()), why -> {
            failure = Optional.of(why);
            next();
        });
    }

    private void send(List<BlockVersion> offer, List<RingId> wanted) {
        List<RingId> lacking = new ArrayList<>();
        for (BlockVersion block : offer) {
            if (wanted.contains(block.key())) {
                lacking.add(block.key());
            } else {
                held.add(block.key());
            }
        }
        missing += lacking.size();
        InFlight.each(lacking, this::send, mayGoOn).then(sent -> next(), why -> next());
    }

    private Promise<Boolean> send(RingId key) {
        Promise<Boolean> sent = new Promise<>();
        transfers
                .push(holder, key, absent)
                .then(
                        stored -> {
                            boolean holdsItOrBetter = stored.isAcknowledged() || stored.outcome() == Outcome.SUPERSEDED;
                            if (holdsItOrBetter) {
                                held.add(key);
                            } else if (stored.outcome() == Outcome.NO_ROOM) {
                                fail(new RpcFailure(RpcFailure.Kind.REJECTED, holder + " has no room"));
                            }
                            sent.keep(holdsItOrBetter);
                        },
                        why -> {
                            fail(why);
                            sent.keep(false);
                        });
        return sent;
    }

    private void fail(RpcFailure why) {
        failure = failure.or(() -> Optional.of(why));
    }
}
