package dev.wringer.node.dhash;

import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.DhashReply;
import dev.wringer.node.protocol.DhashReply.Stored.Outcome;
import dev.wringer.node.protocol.DhashRequest.OfferBlocks;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * Makes sure that each of several nodes holds certain blocks of this one: offers them, and sends the ones that are wanted.
 * One offer at a time.
 */
final class Spread {

    private final Dhash node;
    private final List<Peer> absent;
    private final BooleanSupplier mayGoOn;
    private final Transfers transfers;

    private final Deque<Offer> offers = new ArrayDeque<>(); // still to be made
    private final SortedSet<RingId> heldByAll = new TreeSet<>(); // unless an offer still to be made shows otherwise
    private final Promise<Result> result = new Promise<>();

    private int missing;

    private record Offer(Peer holder, List<BlockVersion> blocks) {}

    /**
     * How far it got.
     *
     * @param heldByAll the keys of the blocks that every one of the nodes now holds, in this or in a winning version
     * @param missing how many replicas the nodes had lacked
     */
    record Result(SortedSet<RingId> heldByAll, int missing) {}

    private Spread(Dhash node, List<Peer> absent, BooleanSupplier mayGoOn) {
        this.node = node;
        this.absent = absent;
        this.mayGoOn = mayGoOn;
        this.transfers = new Transfers(node, mayGoOn);
    }

    /**
     * Has all of {@code holders} hold {@code blocks}.
     *
     * @param absent not to be counted when a holder works out whether it is responsible
     * @return never broken
     */
    static Promise<Result> over(
            Dhash node, List<Peer> holders, List<BlockVersion> blocks, List<Peer> absent, BooleanSupplier mayGoOn) {
        Spread spread = new Spread(node, absent, mayGoOn);
        blocks.forEach(block -> spread.heldByAll.add(block.key()));
        for (Peer holder : holders) {
            for (int from = 0; from < blocks.size(); from += DhashReply.MOST_ENTRIES) {
                int to = Math.min(blocks.size(), from + DhashReply.MOST_ENTRIES);
                spread.offers.add(new Offer(holder, List.copyOf(blocks.subList(from, to))));
            }
        }
        spread.next();
        return spread.result;
    }

    private void next() {
        if (!mayGoOn.getAsBoolean()) {
            result.keep(new Result(new TreeSet<>(), missing));
        } else if (offers.isEmpty()) {
            result.keep(new Result(heldByAll, missing));
        } else {
            make(offers.remove());
        }
    }

    private void make(Offer offer) {
        node.chord()
                .calls()
                .ask(offer.holder(), new OfferBlocks(offer.blocks()))
                .then(answer -> send(offer, answer.keys()), why -> {
                    offer.blocks().forEach(block -> heldByAll.remove(block.key()));
                    next();
                });
    }

    private void send(Offer offer, List<RingId> wanted) {
        List<RingId> offered = new ArrayList<>();
        offer.blocks().forEach(block -> offered.add(block.key()));
        SortedSet<RingId> lacking = new TreeSet<>(wanted);
        lacking.retainAll(offered);
        missing += lacking.size();
        InFlight.each(List.copyOf(lacking), key -> send(offer.holder(), key, lacking), mayGoOn)
                .then(
                        sent -> {
                            heldByAll.removeAll(lacking);
                            next();
                        },
                        why -> next());
    }

    private Promise<Boolean> send(Peer holder, RingId key, SortedSet<RingId> lacking) {
        return transfers.push(holder, key, absent).map(stored -> {
            boolean holdsItOrBetter = stored.isAcknowledged() || stored.outcome() == Outcome.SUPERSEDED;
            if (holdsItOrBetter) {
                lacking.remove(key);
            }
            return holdsItOrBetter;
        });
    }
}
