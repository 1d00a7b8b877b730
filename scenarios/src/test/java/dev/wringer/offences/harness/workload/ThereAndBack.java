package dev.wringer.offences.harness.workload;

import dev.wringer.offences.harness.sim.BackAgain;

public interface ThereAndBack {
    BackAgain there();
}
