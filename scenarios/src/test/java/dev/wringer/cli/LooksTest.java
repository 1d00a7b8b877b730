package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LooksTest {

    private static List<Integer> looks(Looks looks) {
        List<Integer> after = new ArrayList<>();
        int rings = 0;
        while (rings < looks.most()) {
            rings += looks.next(rings);
            after.add(rings);
        }
        return after;
    }

    @Test
    void theFirstIsWhereThereCanBeAnythingToSee() {
        assertThat(looks(new Looks(true, 9, 40))).containsExactly(9, 11, 13, 16, 20, 25, 31, 38, 40);
    }

    @Test
    void noneGoesBeyondTheBound() {
        assertThat(looks(new Looks(true, 9, 5))).containsExactly(5);
    }

    @Test
    void whereTimeIsRealEachPairIsLookedAt() {
        assertThat(looks(new Looks(false, 9, 3))).containsExactly(1, 2, 3);
    }
}
