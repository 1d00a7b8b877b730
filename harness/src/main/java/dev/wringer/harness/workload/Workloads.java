package dev.wringer.harness.workload;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.id.RingId;
import dev.wringer.node.port.Entropy;
import java.util.ArrayList;
import java.util.List;

/** Random blocks and keys, drawn from a seed. */
public final class Workloads {

    private Workloads() {}

    /**
     * Content-hash blocks with random contents.
     *
     * @param size of each block, in bytes, ≥ 8 so that no two are the same
     */
    public static List<Block> randomBlocks(int number, int size, Entropy entropy) {
        if (size < Long.BYTES) {
            throw new IllegalArgumentException("a random block needs at least 8 bytes, not " + size);
        }
        List<Block> blocks = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
            blocks.add(ContentBlock.of(randomBytes(size, entropy)));
        }
        return blocks;
    }

    /** Keys uniform on the circle. */
    public static List<RingId> randomKeys(int number, Entropy entropy) {
        List<RingId> keys = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
            keys.add(RingId.ofBytes(randomBytes(RingId.BYTES, entropy).toByteArray()));
        }
        return keys;
    }

    /** {@code number} elements drawn at random, each as often as chance has it. */
    public static <T> List<T> sample(List<T> population, int number, Entropy entropy) {
        List<T> drawn = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
            drawn.add(population.get(entropy.nextInt(population.size())));
        }
        return drawn;
    }

    private static Bytes randomBytes(int size, Entropy entropy) {
        byte[] bytes = new byte[size];
        long bits = 0;
        for (int i = 0; i < size; i++) {
            if (i % Long.BYTES == 0) {
                bits = entropy.nextLong();
            }
            bytes[i] = (byte) bits;
            bits >>>= Byte.SIZE;
        }
        return Bytes.copyOf(bytes);
    }
}
