package dev.wringer.harness.nemesis;

import dev.wringer.harness.setting.Choices;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.node.port.Entropy;

/** Which hosts are hit together. */
enum Whom {
    /** Any. */
    SCATTERED,
    /** Neighbours on the circle, whose failures are correlated. */
    NEIGHBOURS,
    /** A coin decides each time. */
    EITHER;

    static final Parameter<Whom> SETTING = new Parameter<>(
            "whom",
            Choices.of(Whom.class),
            "either",
            "hosts scattered at random, or neighbours on the circle, or a coin decides each time");

    boolean neighbours(Entropy chance) {
        return this == NEIGHBOURS || (this == EITHER && chance.nextInt(2) == 0);
    }
}
