package dev.wringer.harness.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.blueprint.RingParameters;
import dev.wringer.harness.fault.Disk;
import dev.wringer.harness.ring.Store;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MutationTest {

    private final List<Setup> children = LongStream.rangeClosed(1, 4_000)
            .mapToObj(seed -> Mutation.of(Setups.drawn(seed), Setups.drawn(10_000 + seed)))
            .toList();

    private static boolean isOfBlocksOnDisk(Setup setup) {
        return setup.faults().actions().stream()
                .flatMap(action -> action.disk().stream())
                .anyMatch(Disk::isOfBlocksOnDisk);
    }

    @Test
    void faultsOfDisksStrikeBlocksOnDisk() {
        assertThat(children)
                .filteredOn(MutationTest::isOfBlocksOnDisk)
                .isNotEmpty()
                .allMatch(setup -> setup.get(RingParameters.STORE) == Store.DISK);
    }

    @Test
    void blocksAreInMemoryOtherwise() {
        assertThat(children).anyMatch(setup -> setup.get(RingParameters.STORE) == Store.MEMORY);
    }

    @Test
    void aRelativeHasTheSeedOfTheNewcomerAndFaultsOfBoth() {
        Setup parent = Setups.drawn(1);
        Setup fresh = Setups.drawn(2);

        Setup child = Mutation.of(parent, fresh);

        assertThat(child.seed()).isEqualTo(2);
        assertThat(child.faults().actions())
                .isNotEmpty()
                .allMatch(action -> parent.faults().actions().contains(action)
                        || fresh.faults().actions().contains(action));
    }
}
