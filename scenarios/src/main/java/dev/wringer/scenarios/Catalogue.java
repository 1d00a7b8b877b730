package dev.wringer.scenarios;

import java.util.List;

/** The scenarios that the command knows. */
public final class Catalogue {

    private Catalogue() {}

    /** Their classes, in the order in which they are listed. */
    public static List<Class<?>> classes() {
        return List.of(
                MassiveFailure.class,
                TableTwo.class,
                TableThree.class,
                PathLength.class,
                LoadBalance.class,
                MillionNodes.class,
                PartitionHeal.class,
                PowerCut.class,
                MassLeave.class,
                TakeOver.class,
                PopularBlocks.class,
                SignedUpdates.class,
                Churn.class,
                SlowNetwork.class,
                CorrelatedFailure.class,
                ReplicaRepair.class,
                HotKey.class,
                SuccessorListLength.class,
                RollingRestart.class,
                RollingUpgrade.class,
                MixedVersions.class,
                PauseResume.class,
                FlashCrowd.class,
                OneWayCut.class,
                FlappingLink.class,
                Corruption.class,
                Misbehaving.class,
                Sybil.class,
                Soak.class);
    }
}
