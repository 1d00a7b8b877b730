package dev.wringer.cli;

import dev.wringer.harness.setting.Nearest;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.node.host.Variant;
import java.util.Arrays;
import java.util.List;

/** The protocol that is hunted. */
final class HuntedVariant {

    private HuntedVariant() {}

    /**
     * Sees to it that there is one of this name.
     *
     * @throws UsageError if not, with the nearest one
     */
    static void require(String name) {
        List<String> names =
                Arrays.stream(Variant.values()).map(Variant::commandLineName).toList();
        if (!names.contains(name)) {
            throw new UsageError("there is no variant " + name + ": "
                    + Nearest.to(name, names)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("there are " + String.join(", ", names)));
        }
    }
}
