package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.junit.Testbeds;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Deed;
import dev.wringer.harness.record.JsonLinesReader;
import dev.wringer.harness.ring.Capability;
import dev.wringer.scenarios.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where no fault takes effect, no scenario of the catalogue passes that has any: what it would show has not been tried. Those
 * that need no fault of their testbed are exempt.
 */
class NothingHappensTest {

    private static final Set<Capability> FAULTS = EnumSet.of(
            Capability.CRASH,
            Capability.LEAVE,
            Capability.JOIN,
            Capability.RESTART,
            Capability.PAUSE,
            Capability.CUT,
            Capability.LOSS,
            Capability.DELAY,
            Capability.STREAM_FAULTS,
            Capability.PACKET_FAULTS);

    /** For every scenario that has such a parameter. */
    private static final Map<String, String> SMALL = Map.of(
            "nodes", "60",
            "blocks", "50",
            "lookups", "100",
            "authors", "10",
            "duration", "20s",
            "after", "5s");

    /** What else a scenario needs, to be small and to have its faults; one that has grown too large for a test belongs here. */
    private static final Map<String, Map<String, String>> OF_ONE = Map.of("soak", Map.of("nemesis", "crashes+pauses"));

    @TempDir
    private Path folder;

    static List<Named<ScenarioDeclaration>> scenariosWithFaults() {
        return declared()
                .filter(NothingHappensTest::needsFaults)
                .map(scenario -> Named.of(scenario.name(), scenario))
                .toList();
    }

    private static Stream<ScenarioDeclaration> declared() {
        return Catalogue.classes().stream().flatMap(type -> ScenarioDeclaration.in(type).stream());
    }

    private static boolean needsFaults(ScenarioDeclaration scenario) {
        return scenario.needs().stream().anyMatch(FAULTS::contains);
    }

    @ParameterizedTest
    @MethodSource("scenariosWithFaults")
    void noScenarioPassesWhoseFaultsDoNothing(ScenarioDeclaration scenario) throws IOException {
        Invocation run = Invocation.on(new Testbeds(List.of(new Pretence())), command(scenario));
        assertThat(run.err()).as(scenario.name()).isEmpty();

        List<List<Event>> trials = records();
        assertThat(trials).as("trials with faults").anyMatch(NothingHappensTest::somethingWasToHappen);
        assertThat(trials).filteredOn(NothingHappensTest::somethingWasToHappen).allSatisfy(trial -> {
            Event.Ended end = (Event.Ended) trial.get(trial.size() - 1);
            assertThat(end.outcome()).as(end.reason()).isIn("UNKNOWN", "FAIL");
        });
    }

    @Test
    void thoseWithoutFaultsAreExempt() {
        assertThat(declared().filter(scenario -> !needsFaults(scenario)).map(ScenarioDeclaration::name))
                .contains("path-length", "load-balance")
                .doesNotContain("massive-failure", "soak");
    }

    private String[] command(ScenarioDeclaration scenario) {
        List<String> words =
                new ArrayList<>(List.of("run", scenario.name(), "--quiet", "--seeds=1", "--out=" + folder));
        Map<String, String> own = OF_ONE.getOrDefault(scenario.name(), Map.of());
        SMALL.forEach((name, value) -> {
            if (scenario.parameters().find(name).isPresent() && !own.containsKey(name)) {
                words.add("--set=" + name + "=" + value);
            }
        });
        own.forEach((name, value) -> words.add("--set=" + name + "=" + value));
        return words.toArray(String[]::new);
    }

    private List<List<Event>> records() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("latest").toRealPath())) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .map(file -> JsonLinesReader.read(file).history().events())
                    .toList();
        }
    }

    /** Whether the testbed was told to do something to somebody: a trial without any fault, say with 0 % killed, may pass. */
    private static boolean somethingWasToHappen(List<Event> trial) {
        return trial.stream()
                .anyMatch(event -> (event instanceof Event.Crashed crashed
                                && !crashed.victims().isEmpty())
                        || (event instanceof Event.Leaving leaving
                                && !leaving.leavers().isEmpty())
                        || event instanceof Event.Imposed
                        || (event instanceof Event.Acted acted
                                && acted.deed() == Deed.DONE
                                && !acted.text().startsWith("still")) // which is really done
                        || event instanceof Event.Violated);
    }
}
