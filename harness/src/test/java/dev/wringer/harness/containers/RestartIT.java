package dev.wringer.harness.containers;

import dev.wringer.harness.live.RestartSuite;

@RequiresEngine
class RestartIT extends RestartSuite {

    RestartIT() {
        super(ContainerRings.GENTLE);
    }
}
