package dev.wringer.harness.nemesis;

import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.node.port.Entropy;
import java.util.Set;

/**
 * One recipe with settings.
 *
 * @param recipe what it does
 * @param chosen the settings that were made
 */
record Single(Recipe recipe, Chosen chosen) implements Nemesis {

    @Override
    public Schedule schedule(Stage stage, Entropy chance) {
        return new Schedule(recipe.actions(chosen, stage, chance));
    }

    @Override
    public Set<Capability> needs() {
        return recipe.needs(chosen);
    }

    @Override
    public String toString() {
        return recipe.name() + (chosen.isEmpty() ? "" : ":" + chosen);
    }
}
