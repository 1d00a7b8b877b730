package dev.wringer.harness.schedule;

import dev.wringer.harness.fault.Disk;
import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.setting.Times;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One thing that is done to a ring at its time. Times are of the testbed's clock, counted from the schedule's beginning. */
public sealed interface Action {

    /** When it happens or begins, ≥ 0. */
    Duration begin();

    /** What is done, in the grammar of schedules, without its time. */
    String deed();

    /** How it is written, in the grammar of schedules. */
    String describe();

    /** What becomes of the disks of those whom it starts again, if it starts any. */
    Optional<Disk> disk();

    /** The same with these in the place of its selectors, in the order in which it names them; those that are too many are left. */
    Action hitting(List<Nodes> chosen);

    /** The same with other selectors: {@code change} is asked about each, also about those that others are made of. */
    Action aimedAt(UnaryOperator<Nodes> change);

    /** A strike at its instant. */
    record Once(Duration begin, Strike strike) implements Action {
        /** Checks the range. */
        public Once {
            notNegative(begin);
        }

        @Override
        public String deed() {
            return strike.describe();
        }

        @Override
        public String describe() {
            return deed() + " at " + text(begin);
        }

        @Override
        public Optional<Disk> disk() {
            return strike instanceof Strike.Restart restart ? Optional.of(restart.disk()) : Optional.empty();
        }

        @Override
        public Action hitting(List<Nodes> chosen) {
            return new Once(begin, Retargeting.to(chosen).of(strike));
        }

        @Override
        public Action aimedAt(UnaryOperator<Nodes> change) {
            return new Once(begin, Retargeting.throughout(change).of(strike));
        }
    }

    /**
     * A regime for a time.
     *
     * @param end when it ends, after {@code begin}; empty if it lasts until everything is healed
     */
    record While(Duration begin, Optional<Duration> end, Regime regime) implements Action {
        /** Checks the ranges. */
        public While {
            notNegative(begin);
            end.filter(time -> time.compareTo(begin) <= 0).ifPresent(time -> {
                throw new IllegalArgumentException("it ends at " + text(time) + " and begins at " + text(begin));
            });
        }

        @Override
        public String deed() {
            return regime.describe();
        }

        @Override
        public String describe() {
            return deed() + " " + text(begin) + ".." + end.map(Action::text).orElse("end");
        }

        @Override
        public Optional<Disk> disk() {
            return regime instanceof Regime.Down down ? Optional.of(down.disk()) : Optional.empty();
        }

        @Override
        public Action hitting(List<Nodes> chosen) {
            return new While(begin, end, Retargeting.to(chosen).of(regime));
        }

        @Override
        public Action aimedAt(UnaryOperator<Nodes> change) {
            return new While(begin, end, Retargeting.throughout(change).of(regime));
        }
    }

    /** A strike at this time. */
    static Action at(Duration time, Strike strike) {
        return new Once(time, strike);
    }

    /** A regime from this time on, for so long. */
    static Action during(Duration begin, Duration length, Regime regime) {
        return new While(begin, Optional.of(begin.plus(length)), regime);
    }

    private static String text(Duration time) {
        return new Times(0, Double.POSITIVE_INFINITY).write(time);
    }

    private static void notNegative(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("nothing can be done before the schedule begins, at " + time);
        }
    }
}
