package dev.wringer.harness.fault;

import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.RingSnapshot;

/** What a selector may look at when it chooses whom a fault hits: ground truth at this moment. */
public interface Targets {

    /** The live members and what they believe. */
    RingSnapshot snapshot();

    /** Who holds which block. */
    Holdings holdings();
}
