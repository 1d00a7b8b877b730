package dev.wringer.cli;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.JsonLinesReader;
import dev.wringer.node.id.RingId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether two trials of one seed differ in nothing but what was to differ, by their records: the same members, the same schedule, the same
 * victims, and the same keys. What follows from them may differ: that is the result.
 *
 * @param baseline the record of one trial
 * @param candidate the record of the other
 */
record Likeness(History baseline, History candidate) {

    /** Of two files; empty if one of them is not there. */
    static Optional<Likeness> of(Path baseline, Path candidate) {
        return Files.isRegularFile(baseline) && Files.isRegularFile(candidate)
                ? Optional.of(new Likeness(read(baseline), read(candidate)))
                : Optional.empty();
    }

    private static History read(Path record) {
        return JsonLinesReader.read(record).history();
    }

    /** The ids of the images that hosts of the baseline ran, where they run images. */
    Set<String> imagesOfBaseline() {
        return images(baseline);
    }

    /** Those of the candidate. */
    Set<String> imagesOfCandidate() {
        return images(candidate);
    }

    private static Set<String> images(History history) {
        return history.all(Event.Implemented.class)
                .map(Event.Implemented::image)
                .filter(image -> !image.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The first thing that is not the same on both sides. */
    Optional<String> difference() {
        if (!members(baseline).equals(members(candidate))) {
            return Optional.of("the members of the ring");
        }
        if (areUnlike(plans(baseline), plans(candidate))) {
            return Optional.of("the schedule or the workload");
        }
        if (areUnlike(victims(baseline), victims(candidate))) {
            return Optional.of("the victims of faults");
        }
        return keysDiffer() ? Optional.of("the keys that clients ask for") : Optional.empty();
    }

    /** A trial that ended sooner, because it failed, has fewer. */
    private static boolean areUnlike(List<?> one, List<?> other) {
        int both = Math.min(one.size(), other.size());
        return !one.subList(0, both).equals(other.subList(0, both));
    }

    private static List<Object> members(History history) {
        return history.all(Event.Formed.class)
                .<Object>map(Event.Formed::members)
                .toList();
    }

    private static List<List<String>> plans(History history) {
        return history.all(Event.Planned.class)
                .map(plan -> List.of(plan.schedule(), plan.workload()))
                .toList();
    }

    /** In the order in which they were hit. */
    private static List<Object> victims(History history) {
        return history.events().stream().flatMap(Likeness::victims).toList();
    }

    private static Stream<Object> victims(Event event) {
        if (event instanceof Event.Crashed crashed) {
            return Stream.of(crashed.victims());
        }
        if (event instanceof Event.Restarted restarted) {
            return Stream.of(restarted.nodes());
        }
        if (event instanceof Event.Leaving leaving) {
            return Stream.of(leaving.leavers());
        }
        return event instanceof Event.Imposed imposed
                ? Stream.of(imposed.regime(), imposed.effect().from())
                : Stream.empty();
    }

    /** Of the operations that both have: a side that is slower, or fails, may have fewer. */
    private boolean keysDiffer() {
        Map<Integer, RingId> one = keys(baseline);
        Map<Integer, RingId> other = keys(candidate);
        return one.entrySet().stream()
                .anyMatch(each -> other.containsKey(each.getKey())
                        && !other.get(each.getKey()).equals(each.getValue()));
    }

    private static Map<Integer, RingId> keys(History history) {
        Map<Integer, RingId> keys = new TreeMap<>();
        history.all(Event.Completed.class)
                .map(Event.Completed::operation)
                .forEach(operation -> keys.put(operation.number(), operation.key()));
        return keys;
    }
}
