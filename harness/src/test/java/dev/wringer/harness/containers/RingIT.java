package dev.wringer.harness.containers;

import dev.wringer.harness.live.RingSuite;

@RequiresEngine
class RingIT extends RingSuite {

    RingIT() {
        super(ContainerRings.GENTLE);
    }
}
