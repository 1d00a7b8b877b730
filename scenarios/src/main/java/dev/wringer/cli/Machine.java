package dev.wringer.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wringer.harness.hostprocess.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a run ran on, and when: in a file of its own, {@code machine.json}, since all other files of equal runs are equal.
 *
 * @param facts values by name, all for people
 */
record Machine(Map<String, String> facts) {

    private static final String FILE = "machine.json";
    private static final String COMMIT = "commit";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Takes a copy that keeps the order. */
    Machine {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** This one, now. */
    static Machine here() {
        Runtime runtime = Runtime.getRuntime();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"));
        facts.put("processors", String.valueOf(runtime.availableProcessors()));
        facts.put("heap", (runtime.maxMemory() >> 20) + " MiB");
        facts.put("Java", System.getProperty("java.version") + " (" + System.getProperty("java.vm.name") + ")");
        Checkout.ofThisProcess()
                .flatMap(checkout -> Revision.checkedOut(checkout.home()))
                .ifPresent(commit -> facts.put(COMMIT, commit));
        return new Machine(facts);
    }

    /**
     * Several that have run one part each: what all have alike once, anything else with the parts in which it is so.
     *
     * @param machines by the name of the part, in order
     */
    static Machine together(Map<String, Machine> machines) {
        Set<String> names = new LinkedHashSet<>();
        machines.values().forEach(machine -> names.addAll(machine.facts().keySet()));
        Map<String, String> facts = new LinkedHashMap<>();
        for (String name : names) {
            Map<String, List<String>> parts = new LinkedHashMap<>();
            machines.forEach((part, machine) -> parts.computeIfAbsent(
                            machine.facts().getOrDefault(name, "not written down"), value -> new ArrayList<>())
                    .add(part));
            facts.put(
                    name,
                    parts.size() == 1
                            ? parts.keySet().iterator().next()
                            : parts.entrySet().stream()
                                    .map(each -> each.getKey() + " (" + String.join(", ", each.getValue()) + ")")
                                    .collect(Collectors.joining("; ")));
        }
        return new Machine(facts);
    }

    /** Of the checkout from which it was run, with {@code -dirty} behind it if that had changes. */
    Optional<String> commit() {
        return Optional.ofNullable(facts.get(COMMIT));
    }

    /** Writes it into the folder of a run. */
    void write(Path folder) throws IOException {
        Files.writeString(
                folder.resolve(FILE), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(facts) + "\n");
    }

    /** What the folder of a run says; nothing if it does not say, or cannot be understood. */
    static Machine of(Path folder) {
        Map<String, String> facts = new LinkedHashMap<>();
        try {
            if (Files.isRegularFile(folder.resolve(FILE))) {
                for (Map.Entry<String, JsonNode> fact :
                        JSON.readTree(folder.resolve(FILE).toFile()).properties()) {
                    facts.put(fact.getKey(), fact.getValue().asText());
                }
            }
        } catch (IOException e) {
            return new Machine(Map.of()); // the report is about the run
        }
        return new Machine(facts);
    }
}
