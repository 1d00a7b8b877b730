package dev.wringer.harness.oracle;

import static dev.wringer.harness.oracle.SmallRing.nodes;
import static dev.wringer.harness.oracle.SmallRing.point;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The blocks under keys 5 and 7 were stored by 10 s. */
class LostBlockTest {

    private static final long SECOND = 1_000_000_000;

    private final Trial trial = new Trial()
            .formed(0, 0, 6, 7, 8, 9)
            .stored(SECOND, 9 * SECOND, 5, 6, 7)
            .stored(SECOND, 10 * SECOND, 7, 7, 8)
            .held(11 * SECOND, Map.of(point(5), nodes(6, 7), point(7), nodes(7, 8)));

    private List<LostBlock> lost() {
        return Durability.of(trial.truth()).unheld();
    }

    private List<String> lines() {
        return lost().stream().map(LostBlock::toString).toList();
    }

    @Test
    void nothingIsSaidOfBlocksThatSomebodyHolds() {
        trial.held(30 * SECOND, Map.of(point(5), nodes(0), point(7), nodes(9)));

        assertThat(lost()).isEmpty();
    }

    @Test
    void eachHolderOfALostBlockHasItsFate() {
        trial.crashed(12 * SECOND, 6)
                .held(13 * SECOND, Map.of(point(5), nodes(7), point(7), nodes(7, 8)))
                .left(14 * SECOND, 7)
                .crashed(15 * SECOND, 8)
                .joined(16 * SECOND, 8)
                .held(30 * SECOND, Map.of());

        assertThat(lines())
                .containsExactly(
                        "14000000, acknowledged by n6:7000/0@18000000, n7:7000/0@1c000000 as operation 0 at 9.000 s,"
                                + " last seen at 13.000 s: n7:7000/0@1c000000 left at 14.000 s",
                        "1c000000, acknowledged by n7:7000/0@1c000000, n8:7000/0@20000000 as operation 1 at 10.000 s,"
                                + " last seen at 13.000 s: n7:7000/0@1c000000 left at 14.000 s,"
                                + " n8:7000/0@20000000 crashed at 15.000 s and came back at 16.000 s");
    }

    @Test
    void whatACrashOfAllHoldersExcusesIsToldApart() {
        trial.crashed(12 * SECOND, 6, 7).held(30 * SECOND, Map.of());

        assertThat(lines().get(0)).endsWith("crashed at 12.000 s; a crash took all holders at once");
        assertThat(lost()).extracting(LostBlock::orphaned).containsExactly(true, false);
        assertThat(lines().get(1))
                .endsWith("n7:7000/0@1c000000 crashed at 12.000 s, n8:7000/0@20000000 is still there");
    }

    @Test
    void aBlockThatWasNeverSeenHasNoHolders() {
        trial.stored(12 * SECOND, 13 * SECOND, 9, 9, 0)
                .held(30 * SECOND, Map.of(point(5), nodes(6), point(7), nodes(7)));

        assertThat(lines()).singleElement().asString().endsWith("which nobody was ever seen to hold");
    }
}
