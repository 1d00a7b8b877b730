package dev.wringer.harness.nemesis;

import java.util.ArrayList;
import java.util.List;

/** Which recipes there are. */
final class Recipes {

    private Recipes() {}

    /** All of them, in the order in which they are listed. */
    static List<Recipe> all() {
        List<Recipe> all = new ArrayList<>(plain());
        all.add(new RandomMix(plain()));
        return List.copyOf(all);
    }

    /** Those that are not made of others. */
    private static List<Recipe> plain() {
        return List.of(
                new Churn(),
                new Crashes(),
                new MassLeave(),
                new FlashCrowd(),
                new Restarts(),
                new Pauses(),
                new Partitions(),
                new OneWay(),
                new Flapping(),
                new SlowLinks(),
                new LossyLinks(),
                new BadStreams(),
                new BadPackets());
    }
}
