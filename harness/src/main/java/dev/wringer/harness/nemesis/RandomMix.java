package dev.wringer.harness.nemesis;

import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.WholeNumbers;
import dev.wringer.node.port.Entropy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A few others at the same time, with settings at random. Few kinds, not all of them: one kind may hide what another one
 * would find (swarm testing, Groce et al., ISSTA'12).
 *
 * @param others from which it draws
 */
record RandomMix(List<Recipe> others) implements Recipe {

    private static final Parameter<Long> MOST =
            new Parameter<>("most", new WholeNumbers(1, 100), "3", "how many kinds of faults there are, at most");

    @Override
    public String name() {
        return "random";
    }

    @Override
    public String help() {
        return "a few of the others with settings at random, of those that the testbed can carry out";
    }

    @Override
    public List<Parameter<?>> settings() {
        return List.of(MOST);
    }

    /** Nothing: it draws from what is offered. */
    @Override
    public Set<Capability> needs(Chosen chosen) {
        return Set.of();
    }

    @Override
    public List<Action> actions(Chosen chosen, Stage stage, Entropy chance) {
        Nemesis mix = mix(chosen, stage, chance);
        return mix.schedule(stage, new Seed(chance.nextLong()).entropy()).actions();
    }

    /** What is drawn. */
    Nemesis mix(Chosen chosen, Stage stage, Entropy chance) {
        List<Recipe> left = new ArrayList<>(others.stream()
                .filter(recipe -> stage.offered().containsAll(recipe.needs(Chosen.NOTHING)))
                .toList());
        int most = (int) Math.min(left.size(), chosen.get(MOST));
        if (most == 0) {
            return Nemesis.NONE;
        }
        int kinds = 1 + chance.nextInt(most);
        List<Single> parts = new ArrayList<>();
        while (parts.size() < kinds) {
            Recipe recipe = left.remove(chance.nextInt(left.size()));
            parts.add(new Single(recipe, recipe.draw(stage, chance)));
        }
        return new Several(parts);
    }

    @Override
    public Chosen draw(Stage stage, Entropy chance) {
        return Chosen.NOTHING;
    }
}
