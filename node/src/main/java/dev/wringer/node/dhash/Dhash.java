package dev.wringer.node.dhash;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.chord.ChordNode;
import dev.wringer.node.chord.LookupResult;
import dev.wringer.node.id.Arc;
import dev.wringer.node.id.RingId;
import dev.wringer.node.port.BlockStore;
import dev.wringer.node.port.NodeEvents;
import dev.wringer.node.protocol.DhashReply;
import dev.wringer.node.protocol.DhashReply.Stored;
import dev.wringer.node.protocol.DhashReply.Stored.Outcome;
import dev.wringer.node.protocol.DhashRequest.CompareRange;
import dev.wringer.node.protocol.DhashRequest.FetchBlock;
import dev.wringer.node.protocol.DhashRequest.FindBlock;
import dev.wringer.node.protocol.DhashRequest.OfferBlocks;
import dev.wringer.node.protocol.DhashRequest.StoreBlock;
import dev.wringer.node.protocol.DhashService;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.RpcFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The DHash server of one virtual node (CFS'01 §5): stores and fetches blocks for clients, holds replicas for the ring,
 * and keeps them complete.
 *
 * <p>Single-threaded, like the {@link ChordNode} below it. What is not used is not there: an idle one costs some 70 bytes,
 * because a simulated ring has a million of them.
 */
public final class Dhash implements DhashService {

    private final ChordNode chord;
    private final DhashSettings settings;
    private final HeldReplicas held;
    private final NodeEvents events;
    private final DhashProcedures procedures;

    // Each is null until it is first used.
    private @Nullable PathCache cache;
    private @Nullable Responsibility responsibility;
    private @Nullable RangeTrees trees;
    private @Nullable Repair repair;
    private @Nullable Claims claims;

    private boolean arriving; // as long as it takes over what it is responsible for from now on
    private long settledNanos = Long.MIN_VALUE; // from when on it has been brought what it holds beside what it owns
    private boolean leaving; // takes no more blocks; never false again

    /**
     * The DHash server on top of {@code chord}. It must be told of {@link #neighboursChanged}.
     *
     * @param store holds the replicas, and is used by nobody else
     * @param events told of repaired blocks
     * @param procedures the protocol: {@link DhashProcedures#CORRECT} or a known-bad variant
     */
    public Dhash(
            ChordNode chord, DhashSettings settings, BlockStore store, NodeEvents events, DhashProcedures procedures) {
        this.chord = chord;
        this.settings = settings;
        this.held = new HeldReplicas(store, procedures.verification(), procedures.admission());
        this.events = events;
        this.procedures = procedures;
    }

    // ---- for clients

    /**
     * Stores a block at its k replica holders.
     *
     * @return kept with who acknowledged; broken with {@code UNDER_REPLICATED} if too few did (the block may be found all
     *     the same), with {@code SUPERSEDED} if too few did because one of the others holds a version that wins (the block may
     *     be found until repair is through), with {@code REJECTED} if the block fails verification, or as the lookup is; in
     *     the last two cases nobody was asked to hold it
     */
    public Promise<PutResult> put(Block block) {
        return new Put(this, block, procedures.replication(this)).run();
    }

    /**
     * Fetches a block: the first genuine copy that is met, from a cache on the way or from a replica holder. If the block
     * is a signed one this may be an older version, where a replica holder has missed a store; see {@link #getNewest}.
     *
     * @return broken with {@code NOT_FOUND} if replica holders answer but none has the block, with {@code TIMEOUT} if none
     *     answers, or as the lookup is
     */
    public Promise<GetResult> get(RingId key) {
        return new Get(this, key, Get.Freshness.ANY).run();
    }

    /**
     * Fetches the version that wins among those that replica holders have: asks every one of them, and no cache. It sees each
     * store that was acknowledged by at least one of the holders that answer.
     *
     * @return broken as that of {@link #get}
     */
    public Promise<GetResult> getNewest(RingId key) {
        return new Get(this, key, Get.Freshness.NEWEST).run();
    }

    // ---- what goes on by itself

    /** Starts keeping replicas complete. No effect if it has started. */
    public void startMaintenance() {
        repair().start();
    }

    /** Stops it: what is missing stays missing until it starts again. */
    public void stopMaintenance() {
        if (repair != null) {
            repair.stop();
        }
    }

    /** To be called whenever the node's predecessor or successor list has changed. */
    public void neighboursChanged() {
        if (responsibility != null) {
            responsibility.forget();
        }
        if (repair != null) {
            repair.neighboursChanged();
        }
    }

    /**
     * To be called when the node has joined: fetches the blocks for which it is responsible now.
     *
     * @return kept with the number of blocks that were missing here; never broken
     */
    public Promise<Integer> takeOver() {
        arriving = true;
        settledNanos = chord.timers().nowNanos() + Repair.AFTER_CHANGES.toNanos();
        Promise<Integer> taken = repair().takeOver(procedures.takeOver(this));
        taken.then(missing -> arriving = false, why -> arriving = false);
        return taken;
    }

    /**
     * To be called before the node leaves, once: stops maintenance, refuses to take any more blocks, and hands its replicas over
     * to those that should hold them once it is gone.
     *
     * @param patience how long that may take
     * @return kept at the end with the number of blocks held of which not all heirs have said that they hold them; never broken
     */
    public Promise<Integer> handOver(Duration patience) {
        return repair().handOver(procedures.handOver(this), patience);
    }

    // ---- answering other nodes

    @Override
    public void findBlock(FindBlock request, Promise<DhashReply.Step> answer) {
        Optional<Block> replica = held.get(request.key());
        Optional<Block> copy = replica.isPresent() ? replica : cached(request.key());
        answer.keep(
                copy.isPresent()
                        ? new DhashReply.Found(copy.get(), replica.isEmpty())
                        : new DhashReply.Onwards(chord.routing().nextHop(request.key(), request.avoid())));
    }

    @Override
    public void fetchBlock(RingId key, Promise<DhashReply.Fetched> answer) {
        answer.keep(fetchHere(key));
    }

    /** What this node answers to whoever fetches this block from it, itself included. */
    DhashReply.Fetched fetchHere(RingId key) {
        DhashReply.Fetched fetched = held.fetch(key);
        return isSettled(key) ? fetched : inTransition(fetched);
    }

    /** Whether nobody else is to be asked in its place. */
    private boolean isSettled(RingId key) {
        return !arriving
                && !leaving
                && (chord.timers().nowNanos() >= settledNanos
                        || responsibility().isOwn(key));
    }

    private static DhashReply.Fetched inTransition(DhashReply.Fetched fetched) {
        if (fetched instanceof DhashReply.Found found) {
            return new DhashReply.Found(found.block(), found.cached(), true);
        }
        return new DhashReply.NotHeld(fetched instanceof DhashReply.NotHeld missing && missing.corrupt(), true);
    }

    @Override
    public void storeBlock(StoreBlock request, Promise<Stored> answer) {
        Block block = request.block();
        if (refusesAsLeaving(answer)) {
            return;
        }
        if (!verification().accepts(block.key(), block)) {
            answer.keep(held.keep(block)); // says that it is corrupt, whoever is responsible
            return;
        }
        responsibility()
                .isFor(block.key(), request.absent())
                .then(
                        responsible -> {
                            if (refusesAsLeaving(answer)) {
                                return; // told to leave while it looked the key up
                            }
                            if (!responsible) {
                                answer.keep(new Stored(Outcome.NOT_RESPONSIBLE, Optional.empty()));
                            } else if (request.cause() == StoreBlock.Cause.REPAIR) {
                                answer.keep(claiming(block, keepRepaired(block)));
                            } else {
                                answer.keep(claiming(block, keep(block)));
                            }
                        },
                        why -> answer.fail(
                                RpcFailure.Kind.BUSY, "cannot tell whether it is responsible: " + why.detail()));
    }

    private Stored claiming(Block block, Stored stored) {
        if (stored.isAcknowledged()) {
            claims().add(block.key());
        }
        return stored;
    }

    /** Whether this node is on its way out, and has answered so. */
    private boolean refusesAsLeaving(Promise<?> answer) {
        if (leaving) {
            answer.fail(RpcFailure.Kind.LEAVING, chord.self() + " is leaving");
        }
        return leaving;
    }

    @Override
    public void cacheBlock(Block block, Promise<DhashReply.Noted> answer) {
        boolean useful = settings.cacheCapacity() > 0 && PathCache.isCacheable(block) && !held.has(block.key());
        if (useful && verification().accepts(block.key(), block)) {
            if (cache == null) {
                cache = new PathCache(settings.cacheCapacity());
            }
            cache.put(block);
        }
        answer.keep(DhashReply.Noted.INSTANCE);
    }

    @Override
    public void compareRange(CompareRange request, Promise<DhashReply.Comparison> answer) {
        if (request.prefix().length() > RingId.BYTES) {
            answer.fail(RpcFailure.Kind.REJECTED, "a key has no prefix of " + request.prefix());
        } else {
            answer.keep(treeOver(request.arc()).compare(request.prefix(), request.digest()));
        }
    }

    @Override
    public void offerBlocks(List<BlockVersion> blocks, Promise<DhashReply.Wanted> answer) {
        if (refusesAsLeaving(answer)) {
            return;
        }
        if (blocks.size() > OfferBlocks.MOST_BLOCKS) {
            answer.fail(RpcFailure.Kind.REJECTED, "an offer lists " + OfferBlocks.MOST_BLOCKS + " blocks at most");
            return;
        }
        List<RingId> wanted = new ArrayList<>();
        for (BlockVersion block : blocks) {
            if (held.lacks(block)) {
                wanted.add(block.key());
            } else {
                claims().add(block.key());
            }
        }
        answer.keep(new DhashReply.Wanted(List.copyOf(wanted)));
    }

    // ---- state, read by everybody

    /** The replicas held here. */
    public BlockStore store() {
        return held.store();
    }

    /** How many blocks are cached here for others. */
    public int cachedBlocks() {
        return cache == null ? 0 : cache.size();
    }

    /** The parameters of this node. */
    public DhashSettings settings() {
        return settings;
    }

    // ---- for the procedures

    /** The node of the ring below this server. */
    public ChordNode chord() {
        return chord;
    }

    HeldReplicas held() {
        return held;
    }

    /** What others were told of this node's replicas since its present round of repair began. */
    Claims claims() {
        if (claims == null) {
            claims = new Claims();
        }
        return claims;
    }

    /** From now on no block is stored here any more: this node is on its way out. */
    public void takeNoMore() {
        leaving = true;
    }

    /** Whether this node is on its way out, and takes no more blocks. */
    boolean isLeaving() {
        return leaving;
    }

    Verification verification() {
        return held.verification();
    }

    /** The copy under this key that is cached here for others, if there is one. */
    public Optional<Block> cached(RingId key) {
        return cache == null ? Optional.empty() : cache.get(key);
    }

    /** Holds a block as a replica from now on, unless it is not genuine or not new. */
    Stored keep(Block block) {
        return held.keep(block);
    }

    /** Holds a block as a replica that had been missing here. */
    Stored keepRepaired(Block block) {
        Stored stored = held.keep(block);
        if (stored.outcome() == Outcome.STORED) {
            events.blockRepaired();
        }
        return stored;
    }

    /** The Merkle tree over what is held in {@code arc} at the moment. */
    MerkleTree treeOver(Arc arc) {
        if (trees == null) {
            trees = new RangeTrees(held.store());
        }
        return trees.over(arc);
    }

    Responsibility responsibility() {
        if (responsibility == null) {
            responsibility = new Responsibility(chord, settings.replicas());
        }
        return responsibility;
    }

    /** The placement of a key that was looked up, as it is without those that are {@code absent}. */
    Placement placementOf(LookupResult found, List<Peer> absent) {
        return Placement.of(found, chord.settings().successors(), absent, settings.replicas());
    }

    Promise<DhashReply.Fetched> ask(Peer holder, FetchBlock request) {
        return chord.calls()
                .askPatiently(holder, request, settings.fetchTimeout().toNanos());
    }

    /** Has a replica holder of a put, perhaps this node, store the block. */
    Promise<Stored> store(Peer holder, StoreBlock request) {
        return holder.equals(chord.self()) ? storeHere(request.block()) : ask(holder, request);
    }

    private Promise<Stored> storeHere(Block block) {
        Promise<Stored> answer = new Promise<>();
        if (!refusesAsLeaving(answer)) {
            answer.keep(keep(block));
        }
        return answer;
    }

    Promise<Stored> ask(Peer holder, StoreBlock request) {
        return chord.calls()
                .askPatiently(holder, request, settings.storeTimeout().toNanos());
    }

    /** What is not wanted is read and verified first, which takes about as long as fetching it does. */
    Promise<DhashReply.Wanted> ask(Peer holder, OfferBlocks request) {
        return chord.calls()
                .askPatiently(holder, request, settings.fetchTimeout().toNanos());
    }

    private Repair repair() {
        if (repair == null) {
            repair = new Repair(this, procedures.localRepair(this));
        }
        return repair;
    }
}
