package dev.wringer.cli;

import dev.wringer.harness.record.RunDirectory;
import java.util.List;
import java.util.Optional;

/**
 * Says where the logs of hosts are that trials have left.
 *
 * @param records where the records of the trials are
 */
record HostLogs(RunDirectory records) {

    /** One line; empty if there are none. */
    Optional<String> line() {
        List<String> folders = records.attachmentFolders();
        if (folders.isEmpty()) {
            return Optional.empty();
        }
        String others = folders.size() == 1 ? "" : " (and " + (folders.size() - 1) + " more there)";
        return Optional.of("logs of hosts: " + records.path().resolve(folders.get(0)) + others);
    }
}
