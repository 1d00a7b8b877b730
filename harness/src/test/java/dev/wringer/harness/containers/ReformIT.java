package dev.wringer.harness.containers;

import dev.wringer.harness.live.ReformSuite;

@RequiresEngine
class ReformIT extends ReformSuite {

    ReformIT() {
        super(ContainerRings.GENTLE);
    }
}
