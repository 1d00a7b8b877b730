package dev.wringer.harness.fault;

import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.RingSnapshot;
import java.util.List;

/** What a selector may look at when it chooses whom a fault hits: ground truth at this moment. */
public interface Targets {

    /** The live members and what they believe, those on paused hosts left out. */
    RingSnapshot snapshot();

    /** Who holds which block. */
    Holdings holdings();

    /** The hosts that have been started and not all of whose nodes are members yet, by name. */
    List<String> joining();

    /** The hosts that an earlier action of the same schedule chose; none if there was no such action. */
    List<String> chosenBy(int action);
}
