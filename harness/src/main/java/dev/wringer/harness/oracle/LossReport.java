package dev.wringer.harness.oracle;

import java.util.List;

/**
 * Each acknowledged block that nobody held at the last inventory, explained by the fates of its holders: those whose loss is held
 * against the protocol ({@link Durability}), and those that a crash of all holders at once excuses.
 *
 * @param blocks ordered by key; empty if there was no inventory
 */
public record LossReport(List<LostBlock> blocks) {

    /** Takes a copy. */
    public LossReport {
        blocks = List.copyOf(blocks);
    }

    /** On the blocks of this ring. */
    public static LossReport of(GroundTruth truth) {
        return new LossReport(Durability.of(truth).unheld());
    }

    /** Those whose loss nothing excuses. */
    public List<LostBlock> unexcused() {
        return blocks.stream().filter(block -> !block.orphaned()).toList();
    }

    /** One line for each block, the same for the same record. */
    public List<String> lines() {
        return blocks.stream().map(LostBlock::toString).toList();
    }
}
