package dev.wringer.harness.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.hostprocess.NodeVariables;
import dev.wringer.harness.live.UpgradeSuite;
import dev.wringer.harness.record.Release;
import dev.wringer.harness.ring.Candidate;
import dev.wringer.harness.ring.Ring;
import dev.wringer.node.host.NodeSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Releases are commands. */
@EnabledOnOs(OS.LINUX)
class UpgradeIT extends UpgradeSuite {

    private static final String MARK = "-Drelease=other";

    UpgradeIT() {
        super(new ProcessesTestbed(Optional.empty(), NodeVariables.NONE));
    }

    @AfterEach
    void nothingIsLeftBehind() {
        ProcessRings.assertNoProcessIsLeft();
    }

    /** The same node by another command. */
    @Override
    protected Candidate candidate(NodeSettings node) {
        List<String> words = new ArrayList<>(NodeCommand.reference().words());
        words.add(1, MARK);
        String command = words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        return new Candidate("command=" + command, node, Optional.empty(), Optional.empty(), Optional.of(command));
    }

    @Override
    protected void assertRun(Release release, Ring ring) {
        assertThat(ring.hosts()).hasSize(HOSTS);
        assertThat(ProcessHandle.current().descendants().flatMap(process -> process.info().commandLine().stream()))
                .filteredOn(line -> line.contains("NodeServer"))
                .hasSize(HOSTS)
                .allMatch(line -> line.contains(MARK) == (release == Release.CANDIDATE));
    }
}
