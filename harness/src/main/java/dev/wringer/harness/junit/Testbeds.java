package dev.wringer.harness.junit;

import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.setting.Nearest;
import dev.wringer.harness.trial.UsageError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The testbeds to choose from, in order of preference. Immutable. */
public final class Testbeds implements AutoCloseable {

    private final Map<String, Testbed> byName = new LinkedHashMap<>();

    /** These testbeds; the first of those on which a scenario can run is its default. */
    public Testbeds(List<Testbed> testbeds) {
        testbeds.forEach(testbed -> byName.putIfAbsent(testbed.name(), testbed));
    }

    /** The testbeds that are declared as services on the class path. */
    public static Testbeds installed() {
        return new Testbeds(ServiceLoader.load(Testbed.class, Testbeds.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    /** These testbeds, with another one in the place of that with its name. */
    public Testbeds with(Testbed other) {
        return new Testbeds(byName.values().stream()
                .map(testbed -> testbed.name().equals(other.name()) ? other : testbed)
                .toList());
    }

    /** These testbeds, which hand hosts on from one ring to the next where they can, until they are closed. */
    public Testbeds keepingHosts() {
        return new Testbeds(byName.values().stream().map(Testbed::keepingHosts).toList());
    }

    /** Ends what they have kept. */
    @Override
    public void close() {
        byName.values().forEach(Testbed::close);
    }

    /**
     * The testbed called {@code name}.
     *
     * @throws UsageError if there is none
     */
    public Testbed named(String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> new UsageError("there is no testbed " + name + ": "
                        + Nearest.to(name, byName.keySet())
                                .map(near -> "did you mean " + near + "?")
                                .orElse("there is " + String.join(", ", byName.keySet()))));
    }

    /** All of them, the preferred one first. */
    public List<Testbed> all() {
        return List.copyOf(byName.values());
    }
}
