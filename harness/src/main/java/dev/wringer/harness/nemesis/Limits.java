package dev.wringer.harness.nemesis;

import java.time.Duration;

/** How much a ring should survive: what defaults are derived from. */
final class Limits {

    private static final int PART_OF_LISTS = 4;
    private static final int PART_OF_SURVIVABLE = 3;
    private static final double RISK = 0.01;

    private final Stage stage;

    Limits(Stage stage) {
        this.stage = stage;
    }

    /**
     * How long hosts may be unreachable: a quarter of the time in which a node that drops one successor in each round has
     * dropped all of them. At most a quarter of the stage's duration.
     */
    Duration unreachable() {
        return atMostAQuarter(stage.round().multipliedBy(stage.successors()).dividedBy(PART_OF_LISTS));
    }

    /** How long a disturbance may go on that cuts nobody off, by default: four times as long. */
    Duration disturbed() {
        return atMostAQuarter(stage.round().multipliedBy(stage.successors()));
    }

    /** How long a ring is left in peace to repair itself, on average. */
    Duration peace() {
        return atMostAQuarter(
                stage.round().multipliedBy(stage.successors()).dividedBy(2).plus(stage.longestCall()));
    }

    /**
     * How many neighbours may vanish at once: less than a third of the r - 1 that every list survives, and less than the
     * number of replicas, but one at least.
     */
    int neighbours() {
        int lessThanAThird = (stage.successors() - 2) / PART_OF_SURVIVABLE;
        return Math.max(1, Math.min(lessThanAThird, stage.replicas() - 1));
    }

    /**
     * How many hosts that are chosen at random may vanish at once, one at least: a third of the share p for which the chance
     * that there is a node all of whose successors vanish, at most n·p^r, is a hundredth.
     */
    int scattered() {
        double survivable = Math.pow(RISK / stage.hosts(), 1.0 / stage.successors());
        return Math.max(1, (int) (stage.hosts() * survivable / PART_OF_SURVIVABLE));
    }

    /** So many hosts as make up this share of the founders, one at least. */
    int hosts(double share) {
        return Math.max(1, (int) Math.round(stage.hosts() * share));
    }

    /**
     * Below how many hosts a ring that shrinks should not fall: one more than the r + 1 of the proof, or all if it was founded
     * by less.
     */
    int floor() {
        return Math.min(stage.successors() + 2, stage.hosts());
    }

    private Duration atMostAQuarter(Duration time) {
        Duration quarter = stage.duration().dividedBy(PART_OF_LISTS);
        Duration shorter = time.compareTo(quarter) < 0 ? time : quarter;
        return Duration.ofMillis(Math.max(1, shorter.toMillis()));
    }
}
