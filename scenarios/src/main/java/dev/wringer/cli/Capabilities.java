package dev.wringer.cli;

import dev.wringer.harness.junit.Testbeds;
import dev.wringer.harness.nemesis.Nemesis;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Needs;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.harness.schedule.ScheduleMistake;
import dev.wringer.harness.setting.Misfit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What each testbed offers, as a table in Markdown, with the faults that need it. The same on each machine.
 *
 * @param testbeds a column each
 */
record Capabilities(Testbeds testbeds) {

    /** Each fault of the grammar once. */
    static final List<String> FAULTS = List.of(
            "crash 1 at 0s",
            "leave 1 at 0s",
            "restart 1 at 0s",
            "join 1 at 0s",
            "upgrade 1 at 0s",
            "downgrade 1 at 0s",
            "partition 1 0s..1s",
            "pause 1 0s..1s",
            "down 1 0s..1s",
            "still 0s..1s",
            "cut 1 -> all 0s..1s",
            "refuse 1 -> all 0s..1s",
            "lose 1% 1 -> all 0s..1s",
            "delay 1s 1 -> all 0s..1s",
            "bandwidth 1kB/s 1 -> all 0s..1s",
            "slow-close 1s 1 -> all 0s..1s",
            "reset 1s 1 -> all 0s..1s",
            "slice 100B 1ms 1 -> all 0s..1s",
            "limit 100B 1 -> all 0s..1s",
            "duplicate 1% 1 -> all 0s..1s",
            "reorder 1% 1ms 1 -> all 0s..1s",
            "corrupt 1% 1 -> all 0s..1s");

    /** The table. */
    List<String> markdown() {
        List<String> names = testbeds.all().stream().map(Testbed::name).toList();
        String head = "| capability | meaning | " + String.join(" | ", names)
                + " | faults that need it | nemeses that need it |";
        String rule = "|---|---|" + "---|".repeat(names.size()) + "---|---|";
        return Stream.concat(
                        Stream.of(head, rule), Stream.of(Capability.values()).map(this::row))
                .toList();
    }

    private String row(Capability capability) {
        String offers = testbeds.all().stream()
                .map(testbed -> offer(testbed, capability))
                .collect(Collectors.joining(" | "));
        return "| %s | %s | %s | %s | %s |"
                .formatted(capability, capability.meaning(), offers, faults(capability), nemeses(capability));
    }

    private static String offer(Testbed testbed, Capability capability) {
        return testbed.condition(capability).orElseGet(() -> testbed.offers(capability) ? "yes" : "–");
    }

    private static String faults(Capability capability) {
        return code(FAULTS.stream()
                .filter(fault -> needs(fault).contains(capability))
                .map(Capabilities::verb));
    }

    private static String nemeses(Capability capability) {
        return code(Nemesis.all().stream().map(Nemesis.Description::name).filter(name -> needsOfNemesis(name)
                .contains(capability)));
    }

    private static String code(Stream<String> words) {
        return words.map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }

    /** The word with which a fault begins. */
    static String verb(String fault) {
        return fault.split(" ", 2)[0];
    }

    private static Set<Capability> needs(String fault) {
        try {
            return Needs.of(Schedule.read(fault));
        } catch (ScheduleMistake e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<Capability> needsOfNemesis(String name) {
        try {
            return Nemesis.read(name).needs();
        } catch (Misfit e) {
            throw new IllegalStateException(e);
        }
    }
}
