package dev.wringer.harness.junit;

import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.setting.Nearest;
import dev.wringer.harness.trial.UsageError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;

/** The testbeds to choose from, in order of preference. Immutable. */
public final class Testbeds {

    private final Map<String, Testbed> byName = new LinkedHashMap<>();

    /** These testbeds; the first of those that can do what a scenario needs is its default. */
    public Testbeds(List<Testbed> testbeds) {
        testbeds.forEach(testbed -> byName.putIfAbsent(testbed.name(), testbed));
    }

    /** The testbeds that are declared as services on the class path. */
    public static Testbeds installed() {
        return new Testbeds(ServiceLoader.load(Testbed.class, Testbeds.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    /**
     * The testbed called {@code name}, which must be able to do all of {@code needs}.
     *
     * @throws UsageError if there is none, or it cannot
     */
    public Testbed named(String name, Set<Capability> needs) {
        Testbed testbed = Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> new UsageError("there is no testbed " + name + ": "
                        + Nearest.to(name, byName.keySet())
                                .map(near -> "did you mean " + near + "?")
                                .orElse("there is " + String.join(", ", byName.keySet()))));
        if (!testbed.capabilities().containsAll(needs)) {
            String missing = needs.stream()
                    .filter(need -> !testbed.capabilities().contains(need))
                    .map(Testbeds::text)
                    .collect(Collectors.joining(", "));
            throw new UsageError("the testbed " + name + " cannot do what this needs: " + missing);
        }
        return testbed;
    }

    /** The testbeds that can do all of {@code needs}, the preferred one first. */
    public List<Testbed> capableOf(Set<Capability> needs) {
        return byName.values().stream()
                .filter(testbed -> testbed.capabilities().containsAll(needs))
                .toList();
    }

    /**
     * The first testbed that can do all of {@code needs}.
     *
     * @throws UsageError if none can
     */
    public Testbed preferred(Set<Capability> needs) {
        return capableOf(needs).stream()
                .findFirst()
                .orElseThrow(() -> new UsageError("no testbed can do all that this needs: "
                        + needs.stream().map(Testbeds::text).collect(Collectors.joining(", "))));
    }

    private static String text(Capability capability) {
        return capability.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
