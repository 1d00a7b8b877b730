package dev.wringer.harness.ring;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Something that was begun on a ring and takes its time: hosts that join, come back or leave.
 *
 * @param kind whether hosts come or go
 * @param hosts which
 * @param over whether it is over, by ground truth
 * @param missing what is still missing, as in "only 2 of 3 hosts have left"
 * @param finish what is to be recorded once it is over
 */
record Underway(Kind kind, List<String> hosts, BooleanSupplier over, Supplier<String> missing, Runnable finish) {

    /** Which way hosts go. */
    enum Kind {
        /** They are to become members. */
        ARRIVING,
        /** They hand over and go. */
        LEAVING
    }
}
