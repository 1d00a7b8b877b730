package dev.wringer.harness.nemesis;

import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.setting.Misfit;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.node.port.Entropy;
import java.util.List;
import java.util.Set;

/** What a nemesis does, without its settings. Equal to any other instance of its class. */
interface Recipe {

    /** What it is called: lower-case words with hyphens. */
    String name();

    /** What it does, in a few words. */
    String help();

    /** What can be set, in the order in which it is written. */
    List<Parameter<?>> settings();

    /** What a testbed has to offer for it. */
    Set<Capability> needs(Chosen chosen);

    /** What is to be done. */
    List<Action> actions(Chosen chosen, Stage stage, Entropy chance);

    /** Settings at random, inside ranges that a ring should survive. */
    Chosen draw(Stage stage, Entropy chance);

    /**
     * Checks that these settings, each of them in its range, go together.
     *
     * @throws Misfit if they do not
     */
    default void check(Chosen chosen) throws Misfit {}
}
