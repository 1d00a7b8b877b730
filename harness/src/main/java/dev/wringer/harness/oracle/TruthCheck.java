package dev.wringer.harness.oracle;

import java.util.List;

/** A comparison of what nodes have claimed with ground truth, made for each ring of every trial. Stateless. */
interface TruthCheck {

    /** All of them. */
    List<TruthCheck> ALL = List.of(
            new FetchedBlocks(),
            new FetchedVersions(),
            new HeldVersions(),
            new NewestReads(),
            new Acknowledgements(),
            new LookupClaims(),
            new Denials(),
            new LostBlocks(),
            new NeedlessRepair());

    /** What it catches in this ring, in the order of the record. */
    List<Caught> check(GroundTruth truth);

    /**
     * What it catches of that in a ring whose record breaks off: only what the operation or the inventory that shows it proves by itself.
     * Nothing that was not recorded any more, a newcomer, a suspicion or a look at the disks, could excuse it.
     */
    List<Caught> checkUnfinished(GroundTruth truth);
}
