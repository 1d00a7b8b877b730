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
                PathLength.class,
                LoadBalance.class,
                MillionNodes.class,
                PartitionHeal.class,
                PowerCut.class,
                MassLeave.class,
                TakeOver.class,
                PopularBlocks.class,
                SignedUpdates.class,
                Soak.class);
    }
}
