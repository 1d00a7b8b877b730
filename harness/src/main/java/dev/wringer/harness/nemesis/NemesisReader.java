package dev.wringer.harness.nemesis;

import dev.wringer.harness.setting.Misfit;
import dev.wringer.harness.setting.Nearest;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.Parameter.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads nemeses. */
final class NemesisReader {

    private final Map<String, Recipe> byName = new LinkedHashMap<>();

    NemesisReader(List<Recipe> recipes) {
        recipes.forEach(recipe -> byName.put(recipe.name(), recipe));
    }

    Nemesis read(String text) throws Misfit {
        if (text.strip().equals(Several.NOBODY)) {
            return Nemesis.NONE;
        }
        List<Single> parts = new ArrayList<>();
        for (String part : text.split("\\+", -1)) {
            parts.add(single(part.strip()));
        }
        return parts.size() == 1 ? parts.get(0) : new Several(parts);
    }

    private Single single(String text) throws Misfit {
        int colon = text.indexOf(':');
        Recipe recipe = recipe(colon < 0 ? text : text.substring(0, colon));
        Chosen chosen = colon < 0 ? Chosen.NOTHING : chosen(recipe, text.substring(colon + 1));
        recipe.check(chosen);
        return new Single(recipe, chosen);
    }

    private Recipe recipe(String name) throws Misfit {
        Recipe recipe = byName.get(name);
        if (recipe == null) {
            if (name.equals(Several.NOBODY)) {
                throw new Misfit("joins " + name + " with others: it stands alone");
            }
            throw new Misfit("names '" + name + "', which is no nemesis: "
                    + Nearest.to(name, byName.keySet())
                            .map(near -> "did you mean " + near + "?")
                            .orElse("there are " + String.join(", ", byName.keySet()) + ", and none"));
        }
        return recipe;
    }

    private static Chosen chosen(Recipe recipe, String text) throws Misfit {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String setting : text.split(",", -1)) {
            int equals = setting.indexOf('=');
            if (equals < 0) {
                throw new Misfit(
                        "has '" + setting + "' where " + recipe.name() + " takes setting=value: " + settings(recipe));
            }
            String name = setting.substring(0, equals).strip();
            requireKnown(recipe, name);
            if (texts.put(name, setting.substring(equals + 1).strip()) != null) {
                throw new Misfit("sets " + name + " of " + recipe.name() + " twice");
            }
        }
        List<Value<?>> values = new ArrayList<>();
        for (Parameter<?> parameter : recipe.settings()) {
            String value = texts.get(parameter.name());
            if (value != null) {
                values.add(value(recipe, parameter, value));
            }
        }
        return new Chosen(values);
    }

    private static void requireKnown(Recipe recipe, String name) throws Misfit {
        List<String> names = recipe.settings().stream().map(Parameter::name).toList();
        if (!names.contains(name)) {
            throw new Misfit("has '" + name + "', which is no setting of " + recipe.name() + ": "
                    + Nearest.to(name, names)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("there are " + settings(recipe)));
        }
    }

    private static <T> Value<T> value(Recipe recipe, Parameter<T> parameter, String text) throws Misfit {
        try {
            return new Value<>(parameter, parameter.kind().read(text));
        } catch (Misfit e) {
            throw new Misfit("sets " + parameter.name() + " of " + recipe.name() + " to '" + text + "', which "
                    + e.getMessage());
        }
    }

    private static String settings(Recipe recipe) {
        return recipe.settings().stream()
                .map(parameter -> parameter.name() + " (" + parameter.kind().range() + ")")
                .collect(Collectors.joining(", "));
    }
}
