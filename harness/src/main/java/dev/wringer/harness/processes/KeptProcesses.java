package dev.wringer.harness.processes;

import dev.wringer.harness.hostprocess.Reserve;
import dev.wringer.harness.hostprocess.TakingDown;
import dev.wringer.harness.live.TemporaryFolder;
import java.util.Collection;
import java.util.List;

/** Processes of a ring that is over, which may become hosts of the next one, and the folder to which they write their logs. */
final class KeptProcesses implements Reserve.Kept {

    private final TemporaryFolder logs;
    private final List<HostProcess> processes;
    private final LastResort lastResort = new LastResort(this::kill);

    /** Keeps processes; they and the folder belong to this from now on. */
    KeptProcesses(TemporaryFolder logs, Collection<HostProcess> processes) {
        this.logs = logs;
        this.processes = List.copyOf(processes);
    }

    TemporaryFolder logs() {
        return logs;
    }

    List<HostProcess> processes() {
        return processes;
    }

    /** Processes and folder belong to somebody else from now on. */
    void cede() {
        lastResort.close();
    }

    private void kill() {
        processes.forEach(HostProcess::kill);
    }

    @Override
    public void close() {
        TakingDown end = new TakingDown();
        end.step(this::kill);
        end.step(() -> processes.forEach(each -> each.awaitEnd(ProcessFleet.DYING_TAKES_AT_MOST)));
        end.step(logs::close);
        end.step(lastResort::close);
        end.finish();
    }
}
