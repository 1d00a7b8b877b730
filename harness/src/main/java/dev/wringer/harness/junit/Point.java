package dev.wringer.harness.junit;

import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.setting.Settings;
import dev.wringer.harness.trial.TrialResult.SweepPoint;
import java.util.Optional;

/**
 * One row of the table.
 *
 * @param settings every parameter with its value
 * @param sweep the swept one, if any
 * @param spec the ring that the settings describe
 */
record Point(Settings settings, Optional<SweepPoint> sweep, RingSpec spec) {}
