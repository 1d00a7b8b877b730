package dev.wringer.cli;

import dev.wringer.node.host.Variant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the self-check does: which exercises there are, and by which of them a variant should be caught.
 *
 * @param exercises in the order in which they are tried
 * @param catching the name of the exercise that each known-bad variant should be caught by
 * @param others whether a variant that its exercise has not caught goes through the others
 * @param controlled with how many seeds of an exercise the correct protocol is tried at most, beside those that caught a variant
 */
record SelfCheckPlan(List<Exercise> exercises, Map<Variant, String> catching, boolean others, int controlled) {

    private static final int SEEDS_OF_CONTROL = 20;
    private static final int SEEDS_OF_QUICK_CONTROL = 3;

    /** Takes copies. */
    SelfCheckPlan {
        exercises = List.copyOf(exercises);
        catching = Collections.unmodifiableMap(new EnumMap<>(catching));
    }

    /** All of it. */
    static SelfCheckPlan full() {
        return new SelfCheckPlan(EXERCISES, expected(), true, SEEDS_OF_CONTROL);
    }

    /** Each variant in its own exercise only, and the correct protocol with few seeds. */
    static SelfCheckPlan quick() {
        return new SelfCheckPlan(EXERCISES, expected(), false, SEEDS_OF_QUICK_CONTROL);
    }

    /** This plan with so many seeds of each exercise at most. */
    SelfCheckPlan withSeeds(int most) {
        return new SelfCheckPlan(
                exercises.stream().map(exercise -> exercise.withSeeds(most)).toList(), catching, others, most);
    }

    /** The variants that the checks must catch. */
    static List<Variant> knownBad() {
        return Arrays.stream(Variant.values())
                .filter(variant -> variant != Variant.CORRECTED)
                .toList();
    }

    /** What a variant goes through until it is caught. */
    List<Exercise> exercisesFor(Variant variant) {
        Optional<String> own = Optional.ofNullable(catching.get(variant));
        Stream<Exercise> first = exercises.stream()
                .filter(exercise -> own.filter(exercise.name()::equals).isPresent());
        Stream<Exercise> rest = exercises.stream()
                .filter(exercise -> (others || own.isEmpty())
                        && own.filter(exercise.name()::equals).isEmpty());
        return Stream.concat(first, rest).toList();
    }

    /** With how many seeds the correct protocol goes through an exercise. */
    int controls(Exercise exercise) {
        return Math.min(controlled, exercise.seeds());
    }

    private static final List<Exercise> EXERCISES = List.of(
            Exercise.of(
                    "everyday",
                    "clients at work in a ring without faults",
                    "soak",
                    5,
                    "nodes=24",
                    "successors=6",
                    "replicas=3",
                    "nemesis=none",
                    "warm-up=1s",
                    "duration=10s",
                    "after=5s"),
            Exercise.of(
                    "updates",
                    "signed blocks that are updated, at times twice at once, while hosts crash",
                    "signed-updates",
                    5,
                    "nodes=30",
                    "successors=8",
                    "killed=10",
                    "authors=15",
                    "duration=30s",
                    "latency=uniform:10ms..190ms"),
            Exercise.of(
                    "leaves",
                    "neighbours that leave at once",
                    "mass-leave",
                    5,
                    "nodes=40",
                    "successors=12",
                    "leaving=8",
                    "blocks=200"),
            Exercise.of(
                    "churn",
                    "joins and crashes in a ring that is as small as rings can be",
                    "soak",
                    100,
                    "nodes=8",
                    "successors=2",
                    "replicas=2",
                    "nemesis=churn:rate=0.2",
                    "mix=lookup",
                    "stabilize=500ms..1500ms",
                    "latency=uniform:10ms..90ms",
                    "arrival=open:1/s",
                    "blocks=5",
                    "authors=2",
                    "warm-up=1s",
                    "duration=60s",
                    "after=1s"),
            Exercise.of(
                    "repair",
                    "a fifth of the hosts crashes at once, and replicas are to be made good",
                    "massive-failure",
                    5,
                    "nodes=40",
                    "successors=10",
                    "killed=20",
                    "blocks=100",
                    "lookups=50"),
            Exercise.of(
                    "bit-rot",
                    "hosts come back with disks that have rotted, and blocks are fetched",
                    "soak",
                    5,
                    "nodes=24",
                    "successors=6",
                    "replicas=3",
                    "nemesis=none",
                    "faults=restart 2, disk 30% corrupted at 3s; restart 2, disk 30% corrupted at 12s",
                    "store=disk",
                    "repair=10s",
                    "mix=fetch",
                    "warm-up=1s",
                    "duration=20s",
                    "after=5s"),
            Exercise.of(
                    "slow-links",
                    "answers take longer than the shortest time-out",
                    "soak",
                    5,
                    "nodes=24",
                    "successors=6",
                    "replicas=3",
                    "nemesis=none",
                    "latency=constant:400ms",
                    "warm-up=5s",
                    "duration=30s",
                    "after=5s"),
            Exercise.of(
                    "paths",
                    "a ring that has grown has had time to find its fingers",
                    "path-length",
                    5,
                    "nodes=64",
                    "formation=grown",
                    "settle=10m",
                    "lookups=500"),
            Exercise.of("joins", "hosts join, and blocks of one copy each are fetched soon after", "take-over", 5),
            Exercise.of(
                    "caches",
                    "blocks are in all caches, and hosts crash one by one",
                    "popular-blocks",
                    5,
                    "nodes=8",
                    "successors=2",
                    "replicas=2"));

    private static Map<Variant, String> expected() {
        Map<Variant, String> expected = new EnumMap<>(Variant.class);
        for (Variant variant : knownBad()) {
            expected.put(variant, exerciseFor(variant));
        }
        return expected;
    }

    private static String exerciseFor(Variant variant) {
        return switch (variant) {
            case ORIGINAL, HEAD_ONLY_JOIN, NO_RECTIFY_PING, TWO_STEP_LIST_UPDATE -> "churn";
            case FIRST_VERSION_STAYS, STALE_VERSION, OLD_VERSIONS -> "updates";
            case SKIPPED_REPLICA_REPAIR -> "repair";
            case UNVERIFIED_FETCH -> "bit-rot";
            case FIXED_TIMEOUT -> "slow-links";
            case STALE_FINGERS -> "paths";
            case SKIPPED_TAKE_OVER -> "joins";
            case COUNTED_CACHE -> "caches";
            case SKIPPED_HAND_OVER, SINGLE_HAND_OVER -> "leaves";
            default -> "everyday";
        };
    }
}
