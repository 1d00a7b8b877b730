package dev.wringer.harness.compare;

import java.util.Collection;
import java.util.OptionalInt;

/** What pairs say of a candidate, for one measure or for all. */
public sealed interface Decision {

    /** The candidate is better by more than the margin. */
    record Better() implements Decision {}

    /** The means differ by less than the margin. */
    record Same() implements Decision {}

    /** The candidate is worse by more than the margin; of trials that fail: at all. */
    record Worse() implements Decision {}

    /**
     * There is not enough evidence.
     *
     * @param notWorse whether it is enough to say that the candidate is not worse by more than the margin
     * @param moreRings about how many more rings would decide, if they are like those seen; empty if no number can be named
     */
    record Undecided(boolean notWorse, OptionalInt moreRings) implements Decision {}

    /** Whether more pairs cannot change it. */
    default boolean isFinal() {
        return !(this instanceof Undecided);
    }

    /** Whether the candidate may take the baseline's place. */
    default boolean isNotWorse() {
        return this instanceof Undecided undecided ? undecided.notWorse() : !(this instanceof Worse);
    }

    /** One word, or three. */
    default String word() {
        if (this instanceof Undecided undecided) {
            return undecided.notWorse() ? "not worse" : "undecided";
        }
        return this instanceof Better ? "better" : this instanceof Same ? "same" : "worse";
    }

    /**
     * What the decisions on several measures come to: worse if one is; else undecided if one is; else better if one is.
     *
     * @param all at least one
     */
    static Decision ofAll(Collection<Decision> all) {
        if (all.stream().anyMatch(Worse.class::isInstance)) {
            return new Worse();
        }
        if (all.stream().anyMatch(Undecided.class::isInstance)) {
            return new Undecided(all.stream().allMatch(Decision::isNotWorse), most(all));
        }
        return all.stream().anyMatch(Better.class::isInstance) ? new Better() : new Same();
    }

    /** As many as the slowest of those needs that stand in the way; empty if it is not known of one of them. */
    private static OptionalInt most(Collection<Decision> all) {
        OptionalInt most = OptionalInt.of(0);
        for (Decision each : all) {
            if (each instanceof Undecided undecided) {
                if (undecided.moreRings().isEmpty()) {
                    return OptionalInt.empty();
                }
                most = OptionalInt.of(
                        Math.max(most.getAsInt(), undecided.moreRings().getAsInt()));
            }
        }
        return most;
    }
}
