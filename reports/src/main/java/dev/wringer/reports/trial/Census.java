package dev.wringer.reports.trial;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How the acknowledged blocks of a ring were replicated at one moment.
 *
 * @param label on which occasion it was counted
 * @param blocks how many were acknowledged by then
 * @param full those that each of their ideal holders holds
 * @param under those that somebody holds, but not each of their ideal holders
 * @param lost those that no live member holds
 * @param missing how many copies repair has to make, at least; empty if only blocks were counted
 * @param elsewhere how many copies stand where they need not; empty likewise
 * @param leastCopies the number of live copies of the block that has the fewest; 0 if there are no blocks, empty likewise
 */
public record Census(
        long atNanos,
        String label,
        int blocks,
        int full,
        int under,
        int lost,
        OptionalLong missing,
        OptionalLong elsewhere,
        OptionalInt leastCopies) {}
