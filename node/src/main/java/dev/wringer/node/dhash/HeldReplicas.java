package dev.wringer.node.dhash;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import dev.wringer.node.port.BlockStore;
import dev.wringer.node.protocol.DhashReply.Fetched;
import dev.wringer.node.protocol.DhashReply.Found;
import dev.wringer.node.protocol.DhashReply.NotHeld;
import dev.wringer.node.protocol.DhashReply.Stored;
import dev.wringer.node.protocol.DhashReply.Stored.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The replicas that a node holds: its store, behind a gate through which nothing goes in or out unverified. */
final class HeldReplicas {

    private final BlockStore store;
    private final Verification verification;
    private final Admission admission;

    HeldReplicas(BlockStore store, Verification verification, Admission admission) {
        this.store = store;
        this.verification = verification;
        this.admission = admission;
    }

    /** The store itself: for what does not concern the contents of blocks. */
    BlockStore store() {
        return store;
    }

    /** How blocks are verified. */
    Verification verification() {
        return verification;
    }

    /** Whether there is a replica under this key, good or bad. */
    boolean has(RingId key) {
        return store.versions().containsKey(key);
    }

    /** The replica under this key. A copy that has gone bad is dropped, so that repair finds it missing. */
    Fetched fetch(RingId key) {
        Optional<Block> held = store.get(key);
        if (held.isEmpty()) {
            return new NotHeld(false);
        }
        if (verification.accepts(key, held.get())) {
            return new Found(held.get(), false);
        }
        store.remove(key);
        return new NotHeld(true);
    }

    /** The replica under this key, if there is a good one. */
    Optional<Block> get(RingId key) {
        return fetch(key) instanceof Found found ? Optional.of(found.block()) : Optional.empty();
    }

    /** Holds {@code block} from now on, if it is genuine, wins over what is held, and there is room. */
    Stored keep(Block block) {
        if (!verification.accepts(block.key(), block)) {
            return new Stored(Outcome.CORRUPT, version(block.key()));
        }
        fetch(block.key()); // a copy that has gone bad is in nobody's way
        if (store.isFull() && wins(block.version(), block.key())) {
            return new Stored(Outcome.NO_ROOM, version(block.key()));
        }
        return admission.admit(store, block);
    }

    /**
     * Whether a replica of this version would win over what is held here. If not, the copy held has been read and verified just
     * now; one that has gone bad is dropped.
     */
    boolean lacks(BlockVersion block) {
        return wins(block.version(), block.key()) || get(block.key()).isEmpty();
    }

    private boolean wins(Version offered, RingId key) {
        return version(key).map(offered::supersedes).orElse(true);
    }

    /** Whether just this version is held. */
    boolean holds(BlockVersion block) {
        return version(block.key()).equals(Optional.of(block.version()));
    }

    private Optional<Version> version(RingId key) {
        return Optional.ofNullable(store.versions().get(key));
    }

    /** What is held at the moment, in numeric order of the keys. */
    List<BlockVersion> versions() {
        List<BlockVersion> versions = new ArrayList<>(store.versions().size());
        store.versions().forEach((key, version) -> versions.add(new BlockVersion(key, version)));
        return versions;
    }

    /** Drops every replica that has gone bad since it was stored. */
    void scrub() {
        for (BlockVersion block : versions()) {
            fetch(block.key());
        }
    }
}
