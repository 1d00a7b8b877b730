package dev.wringer.node.dhash;

import dev.wringer.node.block.Block;
import dev.wringer.node.chord.ChordNode;
import dev.wringer.node.chord.ChordNode.Membership;
import dev.wringer.node.chord.IterativeLookup;
import dev.wringer.node.chord.LookupMode;
import dev.wringer.node.chord.LookupResult;
import dev.wringer.node.id.Arc;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.ChordReply.NextHop;
import dev.wringer.node.protocol.ChordRequest.FindNextHop;
import dev.wringer.node.protocol.ChordRequest.GetNeighbours;
import dev.wringer.node.protocol.DhashReply.Fetched;
import dev.wringer.node.protocol.DhashReply.Found;
import dev.wringer.node.protocol.DhashReply.NotHeld;
import dev.wringer.node.protocol.DhashReply.Onwards;
import dev.wringer.node.protocol.DhashReply.Step;
import dev.wringer.node.protocol.DhashRequest.CacheBlock;
import dev.wringer.node.protocol.DhashRequest.FetchBlock;
import dev.wringer.node.protocol.DhashRequest.FindBlock;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.RpcFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * <i>get</i> (CFS'01 §5.1): a lookup each contact of which may have the block already; if none has, the replica holders
 * are asked one after the other, nearest first; one that is on its way in or out is asked, and one more in its place. Each
 * copy is verified, and one that fails is passed over. If nobody else has it this node's own copy will do, wherever it should
 * be. At the end the contacts on the way are sent a copy for their caches (§5.2).
 */
final class Get {

    /** Which version a fetch is content with. */
    enum Freshness {
        /** The first that is met. */
        ANY,
        /** The winner among those that replica holders have. */
        NEWEST
    }

    private final Dhash node;
    private final ChordNode chord;
    private final RingId key;
    private final Freshness freshness;
    private final long begun;
    private final Promise<GetResult> result = new Promise<>();

    private final List<Peer> tried = new ArrayList<>(); // replica holders asked, in placement order
    private final List<Peer> dead = new ArrayList<>(); // once the lookup is over: its dead contacts and dead holders
    private final List<Peer> inTransition = new ArrayList<>(); // said so: asked, but others may hold it in their place
    private boolean hasLookedBeyond;
    private boolean hasLookedBack;
    private boolean hasLookedAgain; // since all whom the first lookup found were gone
    private boolean mayHaveMissed; // a holder: nobody could tell who else there is
    private int answered; // how many of those tried did answer
    private int corruptCopies;
    private @Nullable Copy best; // the newest genuine copy so far

    /** A genuine copy of the block. */
    private record Copy(Block block, Peer from, boolean cached) {}

    Get(Dhash node, RingId key, Freshness freshness) {
        this.node = node;
        this.chord = node.chord();
        this.key = key;
        this.freshness = freshness;
        this.begun = chord.timers().nowNanos();
    }

    Promise<GetResult> run() {
        if (chord.membership() != Membership.MEMBER) {
            result.fail(RpcFailure.Kind.REJECTED, chord.self() + " is not a member of the ring");
        } else if (freshness == Freshness.NEWEST) {
            chord.lookup(key).then(this::askHolders, result::fail);
        } else {
            localCopy().ifPresentOrElse(copy -> deliver(copy, List.of(), 0), this::lookUp);
        }
        return result;
    }

    private Optional<Copy> localCopy() {
        Fetched held = node.held().fetch(key);
        if (held instanceof Found found) {
            return Optional.of(new Copy(found.block(), chord.self(), false));
        }
        countIfCorrupt(held);
        return node.cached(key).map(block -> new Copy(block, chord.self(), true));
    }

    private void lookUp() {
        if (chord.settings().lookupMode() == LookupMode.ITERATIVE) {
            new Passage().lookup.fromHere().then(this::askHolders, result::fail);
        } else {
            chord.lookup(key).then(this::askHolders, result::fail);
        }
    }

    /** The lookup on whose way the block may be met. */
    private final class Passage implements IterativeLookup.Question {

        private final IterativeLookup lookup = new IterativeLookup(chord, key, this);

        @Override
        public Promise<NextHop> ask(Peer contact, FindNextHop where) {
            Promise<NextHop> hop = new Promise<>();
            chord.calls()
                    .ask(contact, new FindBlock(key, where.avoid()))
                    .then(step -> take(contact, where, step, hop), hop::fail);
            return hop;
        }

        private void take(Peer contact, FindNextHop where, Step step, Promise<NextHop> hop) {
            if (step instanceof Onwards onwards) {
                hop.keep(onwards.hop());
            } else if (step instanceof Found found && node.verification().accepts(key, found.block())) {
                List<Peer> path = new ArrayList<>(lookup.path());
                path.add(contact);
                dead.addAll(lookup.dead());
                deliver(new Copy(found.block(), contact, found.cached()), path, lookup.misroutes());
            } else {
                corruptCopies++; // no reason not to use it as a hop
                chord.calls().ask(contact, where).forwardTo(hop);
            }
        }
    }

    private void askHolders(LookupResult found) {
        dead.addAll(found.dead());
        askNext(found);
    }

    private void askNext(LookupResult found) {
        Placement placement =
                Placement.of(found.successors(), absent(), node.settings().replicas());
        for (Peer holder : placement.holders()) {
            if (!tried.contains(holder)) {
                tried.add(holder);
                fetch(holder).then(answer -> take(holder, answer, found), why -> {
                    dead.add(holder);
                    askNext(found);
                });
                return;
            }
        }
        if (!placement.isWhole() && (best == null || freshness == Freshness.NEWEST)) {
            lookFurther(found);
        } else {
            conclude(found);
        }
    }

    private List<Peer> absent() {
        List<Peer> absent = new ArrayList<>(dead);
        absent.addAll(inTransition);
        return absent;
    }

    /**
     * Fewer than k of those that the lookup found are there. The ring may be that small, or the list from which they
     * come had lost entries: the last of them knows who comes next, also one that is in transition, and if all are
     * gone, the ring has others by now.
     */
    private void lookFurther(LookupResult found) {
        boolean nobodyLeft = dead.containsAll(found.successors());
        if (nobodyLeft && !hasLookedAgain) {
            hasLookedAgain = true;
            chord.lookup(key).then(this::askHolders, why -> concludeWithDoubt(found));
        } else if (!nobodyLeft && !hasLookedBeyond) {
            hasLookedBeyond = true;
            Wider.than(chord, found, absent(), node.settings().replicas())
                    .then(this::askNext, why -> concludeWithDoubt(found));
        } else {
            conclude(found);
        }
    }

    /**
     * Nobody has it. Whoever was taken for the owner may know of somebody who has come between the key and itself, though the key's
     * predecessor did not.
     */
    private void lookBack(LookupResult found) {
        Peer owner =
                tried.stream().filter(peer -> !dead.contains(peer)).findFirst().orElseThrow();
        predecessorOf(owner)
                .then(
                        closer -> {
                            if (closer.filter(peer -> isOwner(peer, owner)).isPresent()) {
                                List<Peer> successors = new ArrayList<>(List.of(closer.get()));
                                successors.addAll(found.successors());
                                askNext(found.withSuccessors(successors));
                            } else {
                                conclude(found);
                            }
                        },
                        why -> conclude(found));
    }

    private Promise<Optional<Peer>> predecessorOf(Peer peer) {
        return peer.equals(chord.self())
                ? Promise.of(chord.predecessor())
                : chord.calls().ask(peer, new GetNeighbours()).map(state -> Optional.ofNullable(state.predecessor()));
    }

    /** Whether {@code peer} rather than {@code successor}, which follows it, owns the key. */
    private boolean isOwner(Peer peer, Peer successor) {
        return !tried.contains(peer) && !dead.contains(peer) && !new Arc(peer.id(), successor.id()).contains(key);
    }

    private void concludeWithDoubt(LookupResult found) {
        mayHaveMissed = true;
        conclude(found);
    }

    private Promise<Fetched> fetch(Peer holder) {
        return holder.equals(chord.self()) ? Promise.of(node.fetchHere(key)) : node.ask(holder, new FetchBlock(key));
    }

    private void take(Peer holder, Fetched answer, LookupResult found) {
        answered++;
        if (answer.inTransition()) {
            inTransition.add(holder);
        }
        if (answer instanceof Found copy && node.verification().accepts(key, copy.block())) {
            if (best == null || copy.block().version().supersedes(best.block().version())) {
                best = new Copy(copy.block(), holder, copy.cached());
            }
        } else {
            countIfCorrupt(answer);
        }
        if (best != null && freshness == Freshness.ANY) {
            conclude(found);
        } else {
            askNext(found);
        }
    }

    /** Counts a copy that has failed verification, here or already at its holder. */
    private void countIfCorrupt(Fetched answer) {
        boolean honestlyMissing = answer instanceof NotHeld missing && !missing.corrupt();
        if (!honestlyMissing) {
            corruptCopies++;
        }
    }

    private void conclude(LookupResult found) {
        Optional<Copy> copy = best == null ? localCopy() : Optional.of(best);
        if (copy.isPresent()) {
            deliver(copy.get(), found.path(), found.misroutes());
        } else if (mayHaveMissed) {
            result.fail(RpcFailure.Kind.TIMEOUT, "too few replica holders answer, and nobody tells who else there is");
        } else if (answered > 0 && !hasLookedBack) {
            hasLookedBack = true;
            lookBack(found);
        } else if (answered > 0) {
            String corrupt = corruptCopies == 0 ? "" : "; " + corruptCopies + " corrupt copies";
            result.fail(
                    RpcFailure.Kind.NOT_FOUND,
                    "none of " + answered + " replica holders that answer has " + key.toShortString() + corrupt);
        } else {
            result.fail(RpcFailure.Kind.TIMEOUT, "none of " + tried.size() + " replica holders answers");
        }
    }

    private void deliver(Copy copy, List<Peer> path, int misroutes) {
        long elapsed = chord.timers().nowNanos() - begun;
        result.keep(new GetResult(
                copy.block(),
                copy.from(),
                copy.cached(),
                List.copyOf(path),
                List.copyOf(dead),
                misroutes,
                corruptCopies,
                tried.size(),
                elapsed));
        if (node.settings().cacheCapacity() > 0 && PathCache.isCacheable(copy.block())) {
            copyToCaches(copy, path);
        }
    }

    private void copyToCaches(Copy copy, List<Peer> path) {
        for (Peer contact : path) {
            if (!contact.equals(copy.from())) {
                chord.calls().ask(contact, new CacheBlock(copy.block()));
            }
        }
    }
}
