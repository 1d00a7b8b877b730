package dev.wringer.harness.workload;

import dev.wringer.harness.setting.Times;
import java.time.Duration;

/**
 * What clients do while a schedule of faults is played. A value: what is drawn from it is drawn by a {@link Generator}.
 *
 * @param mix what they do
 * @param arrival when
 * @param keys which of the blocks that there are they ask for
 * @param blockSize of each block, in bytes, ≥ 8
 * @param blocks how many are stored before, if anything asks for blocks; ≥ 1
 * @param authors how many write signed blocks, one each, if anybody does; ≥ 1
 * @param times when what happens
 */
public record Workload(
        Mix mix, Arrival arrival, KeyChoice keys, int blockSize, int blocks, int authors, Timetable times) {

    /** Checks the ranges. */
    public Workload {
        if (blockSize < Long.BYTES || blocks < 1 || authors < 1) {
            throw new IllegalArgumentException(
                    blocks + " blocks of " + blockSize + " bytes and " + authors + " authors make no workload");
        }
    }

    /**
     * How long clients work.
     *
     * @param warmUp before the schedule begins; what comes of it is in no figure
     * @param faults while the schedule is played; a longer schedule makes it longer
     * @param after once everything is healed
     */
    public record Timetable(Duration warmUp, Duration faults, Duration after) {

        private static final Times TIMES = new Times(0, Double.POSITIVE_INFINITY);

        /** Checks the ranges. */
        public Timetable {
            if (warmUp.isNegative() || faults.isNegative() || after.isNegative()) {
                throw new IllegalArgumentException("a negative time: " + warmUp + ", " + faults + ", " + after);
            }
        }

        /** For people and for the record. */
        @Override
        public String toString() {
            return TIMES.write(warmUp) + "+" + TIMES.write(faults) + "+" + TIMES.write(after);
        }
    }

    /** For people and for the record. */
    @Override
    public String toString() {
        return mix + " " + arrival + " " + keys + " " + blocks + " blocks of " + blockSize + " bytes, " + authors
                + " authors, " + times;
    }
}
