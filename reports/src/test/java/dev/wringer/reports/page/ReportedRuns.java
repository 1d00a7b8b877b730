package dev.wringer.reports.page;

import dev.wringer.harness.trial.Direction;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs of which nothing matters but their trials. */
final class ReportedRuns {

    private ReportedRuns() {}

    static ReportedRun of(Map<String, Direction> better, List<ReportedTrial> trials) {
        return new ReportedRun(
                "r", "s", "sim", "", "", Map.of(), Map.of(), List.of(), better, Optional.empty(), false, trials);
    }
}
