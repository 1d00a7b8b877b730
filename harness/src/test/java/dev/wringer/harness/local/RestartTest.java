package dev.wringer.harness.local;

import dev.wringer.harness.live.RestartSuite;

class RestartTest extends RestartSuite {

    RestartTest() {
        super(LocalRings.BRISK);
    }
}
