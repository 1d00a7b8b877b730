package dev.wringer.harness.processes;

import dev.wringer.harness.live.PlaySuite;

class PlayIT extends PlaySuite {

    PlayIT() {
        super(ProcessRings.GENTLE);
    }

    @Override
    protected void assertNothingIsLeftBehind() {
        ProcessRings.assertNoProcessIsLeft();
    }
}
