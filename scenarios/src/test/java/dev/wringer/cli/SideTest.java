package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.scenarios.Catalogue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SideTest {

    private static final ScenarioDeclaration CHURN = new Scenarios(Catalogue.classes()).named("churn");

    private static Side side(String... texts) {
        return Side.read("--candidate", List.of(texts), CHURN);
    }

    @Test
    void isSettingsImageAndCommand() {
        Side side = side("lookup=recursive,variant=original", "image=mine:2,command=./node --fast");

        assertThat(side.settings()).containsExactly(entry("lookup", "recursive"), entry("variant", "original"));
        assertThat(side.image()).contains("mine:2");
        assertThat(side.command()).contains("./node --fast");
        assertThat(side.text()).isEqualTo("lookup=recursive, variant=original, image=mine:2, command=./node --fast");
    }

    @Test
    void commasWithinValuesAreLeftAlone() {
        assertThat(side("mix=lookup:4,fetch:5,nemesis=churn:rate=0.2,leave=30%,cache=0")
                        .settings())
                .containsExactly(
                        entry("mix", "lookup:4,fetch:5"),
                        entry("nemesis", "churn:rate=0.2,leave=30%"),
                        entry("cache", "0"));
    }

    @Test
    void nothingIsTheScenarioAsItIs() {
        assertThat(side().text()).isEqualTo("as it is");
        assertThat(side().over(Map.of("nodes", "5"))).containsExactly(entry("nodes", "5"));
    }
}
