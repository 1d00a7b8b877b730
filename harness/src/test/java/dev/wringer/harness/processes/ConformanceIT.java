package dev.wringer.harness.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.conformance.Conformance;
import dev.wringer.harness.conformance.Finding.Outcome;
import dev.wringer.harness.conformance.Report;
import dev.wringer.harness.hostprocess.NodeVariables;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The node of this repository as processes, with exit statuses that only a process has. */
@EnabledOnOs(OS.LINUX)
@Timeout(600)
class ConformanceIT {

    @AfterEach
    void nothingIsLeftBehind() {
        ProcessRings.assertNoProcessIsLeft();
    }

    private static Report report(Optional<NodeCommand> command, String variant) {
        return Conformance.of(
                new ProcessesTestbed(command, NodeVariables.NONE.orElse(Conformance.ENVIRONMENT)), variant, name -> {});
    }

    @Test
    void theNodeOfThisRepositoryKeepsEverything() {
        Report report = report(Optional.empty(), "corrected");

        assertThat(report.findings()).hasSize(24).allSatisfy(finding -> assertThat(finding.outcome())
                .as(finding.toString())
                .isEqualTo(Outcome.KEPT));
    }

    @Test
    void aProgramThatIsNoNodeBreaksTheFirstClause() {
        Report report = report(Optional.of(NodeCommand.read("/bin/sh -c 'echo no idea; exit 5'")), "corrected");

        assertThat(report.findings()).first().satisfies(finding -> {
            assertThat(finding.name()).isEqualTo("founding");
            assertThat(finding.outcome()).isEqualTo(Outcome.BROKEN);
            assertThat(finding.text()).contains("has ended with status 5", "its log ends: no idea");
        });
    }
}
