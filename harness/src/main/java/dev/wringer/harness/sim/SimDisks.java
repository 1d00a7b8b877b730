package dev.wringer.harness.sim;

import dev.wringer.harness.fault.Disk;
import dev.wringer.harness.ring.Evidence;
import dev.wringer.harness.ring.Store;
import dev.wringer.node.block.Block;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.block.SignedBlock;
import dev.wringer.node.chord.ChordNode.Membership;
import dev.wringer.node.id.RingId;
import dev.wringer.node.port.BlockStore;
import dev.wringer.node.port.Entropy;
import dev.wringer.node.port.RingMemory;
import dev.wringer.node.protocol.ChordReply.Neighbours;
import dev.wringer.node.store.FullBlockStore;
import dev.wringer.node.store.MemoryBlockStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The disks of simulated hosts that are restarted: a disk is a store that outlives its nodes. */
final class SimDisks {

    private final Store store;
    private final Disk fate;
    private final Entropy chance;
    private int damaged; // blocks so far
    private int wanted; // blocks so far that were to be damaged

    SimDisks(Store store, Disk fate, Entropy chance) {
        this.store = store;
        this.fate = fate;
        this.chance = chance;
    }

    /** Has the disk of the host that carried these nodes suffer. */
    void suffer(List<SimNode> nodes) {
        if (fate instanceof Disk.Corrupted corrupted) {
            TreeSet<RingId> held = new TreeSet<>();
            nodes.forEach(node -> held.addAll(node.blocks().versions().keySet()));
            List<RingId> left = new ArrayList<>(held);
            for (long number = Math.round(corrupted.share() * left.size()); number > 0; number--) {
                RingId key = left.remove(chance.nextInt(left.size()));
                wanted++;
                damaged += nodes.stream()
                                        .filter(node -> damage(node.blocks(), key))
                                        .count()
                                > 0
                        ? 1
                        : 0;
            }
        }
    }

    private boolean damage(BlockStore blocks, RingId key) {
        Optional<Block> changed = blocks.get(key).flatMap(this::changed);
        changed.ifPresent(blocks::put);
        return changed.isPresent();
    }

    /** A copy with one byte of the payload changed; none if there is no byte. */
    private Optional<Block> changed(Block block) {
        byte[] bytes = block.payload().toByteArray();
        if (bytes.length == 0) {
            return Optional.empty();
        }
        bytes[chance.nextInt(bytes.length)] ^= 0x55;
        Bytes payload = Bytes.copyOf(bytes);
        return Optional.of(
                block instanceof SignedBlock signed
                        ? new SignedBlock(
                                signed.key(),
                                signed.publicKey(),
                                signed.salt(),
                                signed.number(),
                                payload,
                                signed.signature())
                        : new ContentBlock(block.key(), payload));
    }

    /** What the node that takes the place of this one finds. */
    BlockStore storeAfter(SimNode node) {
        if (store == Store.MEMORY || fate instanceof Disk.Lost) {
            return new MemoryBlockStore();
        }
        BlockStore blocks = node.blocks() instanceof FullBlockStore full ? full.contents() : node.blocks();
        return fate instanceof Disk.Full ? new FullBlockStore(blocks) : blocks;
    }

    /**
     * What that node remembers of its ring: its disk keeps what this one believed when it died. If this one had not been a member
     * in its life, or nothing could be written, it keeps what this one found there.
     */
    RingMemory memoryAfter(SimNode node) {
        if (store == Store.MEMORY || fate instanceof Disk.Lost) {
            return RingMemory.NONE;
        }
        Optional<Neighbours> kept =
                hasWritten(node) ? Optional.of(believed(node)) : node.node().remembered();
        return kept.map(SimDisks::memoryOf).orElse(RingMemory.NONE);
    }

    private static boolean hasWritten(SimNode node) {
        Membership membership = node.chord().membership();
        boolean hasBeenMember = membership == Membership.MEMBER || membership == Membership.GONE;
        return hasBeenMember && !(node.blocks() instanceof FullBlockStore);
    }

    private static Neighbours believed(SimNode node) {
        return new Neighbours(
                node.chord().predecessor().orElse(null), node.chord().successors());
    }

    private static RingMemory memoryOf(Neighbours kept) {
        return new RingMemory() {
            @Override
            public void remember(Neighbours neighbours) {
                // Should the host die again, its node's own state is what is remembered.
            }

            @Override
            public Optional<Neighbours> recall() {
                return Optional.of(kept);
            }
        };
    }

    /** Whether it all happened. */
    Evidence evidence() {
        if (fate instanceof Disk.Corrupted corrupted) {
            String text = damaged + " of " + wanted + " blocks damaged";
            boolean happened = damaged == wanted && (wanted > 0 || corrupted.share() == 0);
            return happened ? Evidence.shown(text) : Evidence.missing(text);
        }
        return Evidence.shown(store == Store.MEMORY ? "all blocks were in memory, and are gone" : fate.describe());
    }
}
