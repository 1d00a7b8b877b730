package dev.wringer.harness.nemesis;

import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.harness.setting.Misfit;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.node.port.Entropy;
import java.util.List;
import java.util.Set;

/**
 * A named way to make trouble: a pure function from a stage and randomness to a schedule. Its text, {@code
 * churn:rate=0.2+partitions}, reads back to an equal value ({@link #read}).
 */
public sealed interface Nemesis permits Single, Several {

    /** No faults. */
    Nemesis NONE = new Several(List.of());

    /**
     * What is to be done on this stage. The same stage and the same randomness give the same schedule. Everything in it has
     * ended when the stage's duration is over.
     */
    Schedule schedule(Stage stage, Entropy chance);

    /** What a testbed has to offer for it, with these settings. What is only used where it is offered is no part of it. */
    Set<Capability> needs();

    /** How it is written. */
    @Override
    String toString();

    /**
     * The nemesis that {@code text} stands for: names joined by {@code +}, each perhaps with settings, {@code
     * NAME:setting=value,setting=value}; or {@code none}.
     *
     * @throws Misfit if there is none
     */
    static Nemesis read(String text) throws Misfit {
        return new NemesisReader(Recipes.all()).read(text);
    }

    /**
     * The nemesis that {@code text} stands for, which is known to stand for one.
     *
     * @throws IllegalArgumentException if it does not
     */
    static Nemesis of(String text) {
        try {
            return read(text);
        } catch (Misfit e) {
            throw new IllegalArgumentException("'" + text + "' " + e.getMessage(), e);
        }
    }

    /** Which there are, in the order in which they are listed. */
    static List<Description> all() {
        return Recipes.all().stream()
                .map(recipe -> new Description(recipe.name(), recipe.help(), recipe.settings()))
                .toList();
    }

    /**
     * One nemesis in a list of them.
     *
     * @param name what it is called
     * @param help what it does, in a few words
     * @param settings what can be set; those without a default derive it from the stage, as their help says
     */
    record Description(String name, String help, List<Parameter<?>> settings) {}
}
