package dev.wringer.reports.page;

import dev.wringer.harness.trial.TrialResult;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A trial of a run that is reported.
 *
 * @param result how it ended
 * @param running whether it goes on: its verdict is not known yet
 * @param replay the command that runs it again
 * @param record where its record lies, if there is one
 */
public record ReportedTrial(TrialResult result, boolean running, String replay, Optional<Path> record) {}
