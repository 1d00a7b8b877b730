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
                SignedUpdates.class,
                RollingRestart.class,
                PauseResume.class,
                FlashCrowd.class,
                OneWayCut.class,
                FlappingLink.class,
                Corruption.class,
                Misbehaving.class,
                Soak.class);
    }
}
