package dev.wringer.harness.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.live.PlaySuite;

@RequiresEngine
class PlayIT extends PlaySuite {

    PlayIT() {
        super(ContainerRings.GENTLE);
    }

    @Override
    protected void assertNothingIsLeftBehind() {
        Leftovers left = Leftovers.ofThisProcess(Engine.connect());
        assertThat(left.containers()).isEmpty();
        assertThat(left.volumes()).isEmpty();
    }
}
