package dev.wringer.harness.live;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.SignedBlock;
import dev.wringer.node.id.RingId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Damages blocks where a dead host has stored them: finds their payloads in its files, and changes a byte in each. It
 * knows nothing of the format of the files. A log-structured store still has older copies of what it holds now, and
 * nobody outside can tell which one counts, so all of them are hit.
 *
 * <p>A payload that does not stand in a file as it is, because the store compresses or splits it, is not hit, and
 * {@link #damage} tells. Nor is one so short that the same bytes may stand there by chance. Where a payload stands within
 * that of a block which is to be spared, that one suffers as well.
 */
public final class BitRot {

    private static final int SHORTEST_PAYLOAD = 16;
    private static final byte FLIPPED_BITS = 0x55;

    private final Map<Long, List<Target>> targets = new HashMap<>(); // by the first 8 bytes of the payload
    private final List<Block> wanted;
    private final Set<RingId> hit = new TreeSet<>();

    /** A block to be damaged. Which byte changes follows from the key: in every copy, and in every trial, the same. */
    private static final class Target {

        private final RingId key;
        private final byte[] payload; // at least as long as the shortest
        private final int victim; // index into the payload

        Target(Block block) {
            key = block.key();
            payload = block.payload().toByteArray();
            victim = (int) Long.remainderUnsigned(key.highBits(), payload.length);
        }

        boolean standsAt(byte[] file, int from) {
            int to = from + payload.length;
            return to <= file.length && Arrays.equals(file, from, to, payload, 0, payload.length);
        }
    }

    /** Is to damage these blocks. */
    public BitRot(List<Block> blocks) {
        wanted = List.copyOf(blocks);
        List<Block> longestFirst = new ArrayList<>(blocks); // one payload may begin another
        longestFirst.sort(Comparator.comparingInt(block -> -block.payload().length()));
        for (Block block : longestFirst) {
            if (block.payload().length() >= SHORTEST_PAYLOAD) {
                Target target = new Target(block);
                targets.computeIfAbsent(ByteBuffer.wrap(target.payload).getLong(), start -> new ArrayList<>())
                        .add(target);
            }
        }
    }

    /**
     * Damages whatever of the blocks stands in this file.
     *
     * @return whether anything did
     */
    public boolean strike(byte[] file) {
        boolean struck = false;
        long window = 0; // the 8 bytes that end at i
        for (int i = 0; i < file.length; i++) {
            window = (window << Byte.SIZE) | (file[i] & 0xff);
            struck |= i >= Long.BYTES - 1 && strikeAt(file, i - Long.BYTES + 1, window);
        }
        return struck;
    }

    private boolean strikeAt(byte[] file, int from, long window) {
        for (Target target : targets.getOrDefault(window, List.of())) {
            if (target.standsAt(file, from)) {
                file[from + target.victim] ^= FLIPPED_BITS;
                hit.add(target.key);
                return true;
            }
        }
        return false;
    }

    /**
     * Damages whatever of the blocks stands in the files of this directory, at whatever depth.
     *
     * @throws IOException if a file cannot be read or written
     */
    public void strike(Path directory) throws IOException {
        List<Path> files;
        try (var entries = Files.walk(directory)) {
            files = entries.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            byte[] contents = Files.readAllBytes(file);
            if (strike(contents)) {
                Files.write(file, contents);
            }
        }
    }

    /** What has become of the blocks so far. */
    public Damage damage() {
        List<Block> spared =
                wanted.stream().filter(block -> !hit.contains(block.key())).toList();
        int replaced =
                (int) spared.stream().filter(SignedBlock.class::isInstance).count();
        return new Damage(hit.size(), replaced, spared.size() - replaced);
    }
}
