package dev.wringer.harness.junit;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.ring.Activity;

/** Told how the trials of a run get on. Called by several threads at once; must be quick. */
public interface TrialWatch {

    /** Watches nothing. */
    TrialWatch NOBODY = new TrialWatch() {};

    /** A trial begins. */
    default void begun(Trial trial) {}

    /** This is what a trial that has begun is at now. */
    default void doing(Trial trial, Activity activity) {}

    /** This has just been recorded of a trial that has begun. */
    default void recorded(Trial trial, Event event) {}

    /** A trial is over; not told of one that was cut short because the run is. */
    default void ended(Trial trial) {}
}
