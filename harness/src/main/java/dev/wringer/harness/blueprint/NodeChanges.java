package dev.wringer.harness.blueprint;

import dev.wringer.harness.setting.Kind;
import dev.wringer.harness.setting.Misfit;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.trial.UsageError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes of the node of which one ring may have both sides: of settings that nodes have each for itself, image and command. */
public final class NodeChanges implements Kind<NodeChange> {

    /** Written for no change. */
    public static final String NONE = "none";

    @Override
    public NodeChange read(String text) throws Misfit {
        if (text.equals(NONE)) {
            return NodeChange.NOTHING;
        }
        List<String> names =
                RingParameters.ofNodes().stream().map(Parameter::name).toList();
        try {
            NodeChange change = NodeChange.read(List.of(text), names);
            Map<String, String> settings = new LinkedHashMap<>();
            for (Map.Entry<String, String> each : change.settings().entrySet()) {
                settings.put(
                        each.getKey(),
                        parameter(each.getKey(), names).read(each.getValue()).text());
            }
            requireWords("an image", change.image());
            requireWords("a command", change.command());
            return new NodeChange(settings, change.image(), change.command());
        } catch (NodeChange.Mistake | UsageError e) {
            throw new Misfit("is no release of the node: " + e.getMessage());
        }
    }

    private static void requireWords(String what, Optional<String> text) throws Misfit {
        if (text.filter(String::isBlank).isPresent()) {
            throw new Misfit("names " + what + " that has no name");
        }
    }

    private static Parameter<?> parameter(String name, List<String> names) throws Misfit {
        return RingParameters.ofNodes().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Misfit("sets " + name + ", which is the same for all hosts of a ring; only "
                        + String.join(", ", names) + ", image and command may differ"));
    }

    @Override
    public String write(NodeChange value) {
        return value.isNothing() ? NONE : value.text(",");
    }

    @Override
    public String range() {
        return "none | NAME=VALUE,… | image=NAME | command=COMMAND";
    }
}
