package dev.wringer.offences.harness.sim;

import dev.wringer.offences.harness.workload.ThereAndBack;

public interface BackAgain {
    ThereAndBack back();
}
