package dev.wringer.harness.blueprint;

import dev.wringer.harness.setting.Kind;
import dev.wringer.harness.setting.Misfit;
import dev.wringer.node.host.Variant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Names of protocol variants: those that the node of this repository knows, and whatever others call theirs. */
public final class VariantNames implements Kind<String> {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    /** Those that the node of this repository knows. */
    public static List<String> known() {
        return Arrays.stream(Variant.values()).map(Variant::commandLineName).toList();
    }

    @Override
    public String read(String text) throws Misfit {
        if (!NAME.matcher(text).matches()) {
            throw new Misfit("is no name of a variant: letters, digits, '-', '.' and '_', 63 at most");
        }
        return text;
    }

    @Override
    public String write(String value) {
        return value;
    }

    @Override
    public String range() {
        return String.join(" | ", known()) + " | one that the node image knows";
    }
}
