package dev.wringer.harness.containers;

import dev.wringer.harness.live.PauseSuite;

@RequiresEngine
class PauseIT extends PauseSuite {

    PauseIT() {
        super(ContainerRings.GENTLE);
    }
}
