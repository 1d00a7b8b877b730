package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.RunDirectory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostLogsTest {

    @TempDir
    private Path records;

    @Test
    void oneLineSaysWhereTheyAre() {
        RunDirectory directory = new RunDirectory(records);
        HostLogs logs = new HostLogs(directory);
        assertThat(logs.line()).isEmpty();

        directory.attachments("killed-50-seed-1").attach("host-0.log", "last words");
        assertThat(logs.line()).hasValue("logs of hosts: " + records.resolve("killed-50-seed-1-hosts"));

        directory.attachments("killed-50-seed-2").attach("host-0.log", "last words");
        assertThat(logs.line())
                .hasValue("logs of hosts: " + records.resolve("killed-50-seed-1-hosts") + " (and 1 more there)");
    }
}
