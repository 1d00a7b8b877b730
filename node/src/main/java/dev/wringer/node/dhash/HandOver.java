package dev.wringer.node.dhash;

import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.chord.ChordNode;
import dev.wringer.node.chord.ChordNode.Membership;
import dev.wringer.node.dhash.HandOverPass.Taken;
import dev.wringer.node.id.RingId;
import dev.wringer.node.port.Timers.Timer;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a node does before it leaves of its own accord (TON'03 §IV-E.5): it takes nothing more, and hands its replicas over, in
 * rounds, until all of their heirs hold them: the first k successors of the key, on distinct hosts, that stay. Heirs may be
 * leaving as well, or die, and newcomers become heirs: it is done once a pass over everything has found
 * no others.
 *
 * <p>Whoever begins to leave after that has those blocks to hand over itself.
 */
final class HandOver implements HandingOver {

    // Between two rounds that came no further: for others to leave, and for maintenance to find the next ones.
    private static final long SHORTEST_PAUSE = Duration.ofMillis(500).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(1).toNanos();

    private static final int PATIENT_ROUNDS = 8; // in vain, until the silent are asked again

    private final Dhash node;
    private final ChordNode chord;
    private final Promise<Integer> untaken = new Promise<>();
    private final PassedOver passedOver = new PassedOver();
    private final SortedMap<RingId, Taken> taken = new TreeMap<>();
    private int roundsInVain; // of which nobody has taken anything
    private boolean nobodyStayed; // in the latest round, in which the whole ring was known

    HandOver(Dhash node) {
        this.node = node;
        this.chord = node.chord();
    }

    @Override
    public Promise<Integer> run(Promise<Integer> present, Duration patience) {
        node.takeNoMore();
        Timer end = chord.timers().schedule(patience.toNanos(), this::conclude);
        untaken.then(count -> end.cancel(), why -> {});
        present.then(missing -> round(), why -> round());
        return untaken;
    }

    private void conclude() {
        untaken.keep(outstanding().size());
    }

    private boolean mayGoOn() {
        return !untaken.isComplete() && chord.membership() == Membership.MEMBER;
    }

    /** What is held and not handed over in its present version. */
    private List<BlockVersion> outstanding() {
        List<BlockVersion> outstanding = node.held().versions();
        outstanding.removeIf(block -> {
            Taken before = taken.get(block.key());
            return before != null && before.version().equals(block.version());
        });
        return outstanding;
    }

    private void round() {
        List<BlockVersion> outstanding = outstanding();
        if (!mayGoOn() || chord.acquaintances().stream().allMatch(this::sharesFate)) {
            conclude(); // outside the ring, or alone in it
        } else if (outstanding.isEmpty()) {
            lookOnceMore();
        } else {
            HandOverPass.over(node, outstanding, passedOver, this::mayGoOn)
                    .then(pass -> roundEnded(outstanding.size(), pass), why -> pause());
        }
    }

    private boolean sharesFate(Peer peer) {
        return peer.sharesHostWith(chord.self());
    }

    private void roundEnded(int before, HandOverPass.Result pass) {
        note(pass.taken());
        if (pass.nobodyStays() && nobodyStayed) {
            conclude(); // twice: nobody comes back from leaving
            return;
        }
        nobodyStayed = pass.nobodyStays();
        if (nobodyStayed) {
            passedOver.giveAnotherChance();
        }
        if (outstanding().size() < before) {
            round();
        } else {
            inVain();
            pause();
        }
    }

    /** Whoever is asked in the place of the silent may refuse, because it knows that they are there. */
    private void inVain() {
        roundsInVain++;
        if (roundsInVain % PATIENT_ROUNDS == 0) {
            passedOver.giveAnotherChance();
        }
    }

    private void pause() {
        if (mayGoOn()) {
            chord.stabilizeNow(); // others may have left meanwhile, and those who follow them are known
            chord.timers().schedule(chord.entropy().between(SHORTEST_PAUSE, LONGEST_PAUSE), this::round);
        }
    }

    // ---- the last look

    /**
     * Heirs may have died or begun to leave, and newcomers become heirs: one more pass shows whether all heirs of now have taken
     * everything. Those that did so in the place of somebody silent may have dropped it again, since they see nobody missing: then
     * the silent are asked again, too.
     */
    private void lookOnceMore() {
        HandOverPass.over(node, node.held().versions(), passedOver, this::mayGoOn)
                .then(pass -> looked(pass.taken()), why -> pause());
    }

    private void looked(SortedMap<RingId, Taken> now) {
        boolean anyNewHeir = now.entrySet().stream().anyMatch(entry -> isNews(entry.getKey(), entry.getValue()));
        if (taken.keySet().retainAll(now.keySet())) {
            passedOver.giveAnotherChance();
        }
        note(now);
        if (!anyNewHeir && outstanding().isEmpty()) {
            conclude();
        } else {
            round();
        }
    }

    private boolean isNews(RingId key, Taken now) {
        Taken before = taken.get(key);
        return before == null || !before.covers(now);
    }

    private void note(SortedMap<RingId, Taken> more) {
        more.forEach((key, now) -> taken.merge(key, now, Taken::and));
    }
}
