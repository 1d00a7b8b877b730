package dev.wringer;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.wringer.offences.common.InAPackageThatSaysNothing;
import dev.wringer.offences.harness.compare.AsksTheRing;
import dev.wringer.offences.harness.oracle.AsksTheProtocol;
import dev.wringer.offences.harness.record.UsesAWireType;
import dev.wringer.offences.harness.sim.BackAgain;
import dev.wringer.offences.harness.sim.StringUtils;
import dev.wringer.offences.harness.workload.ThereAndBack;
import dev.wringer.offences.node.chord.Indeterministic;
import dev.wringer.offences.node.store.UsesTheHarness;
import dev.wringer.offences.reports.Prints;
import dev.wringer.offences.scenarios.Sleeps;
import dev.wringer.offences.scenarios.UsesATestbed;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the whole project to its {@linkplain Rules rules}, and shows of each rule that it can fail. */
class ArchitectureTest {

    private static final JavaClasses PROJECT =
            new ClassFileImporter(Set.of(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)).importPackages("dev.wringer");

    private static final JavaClasses OFFENCES = new ClassFileImporter().importPackages("dev.wringer.offences");

    private final Rules rules = new Rules();

    @Test
    void everyModuleIsLookedAt() {
        assertThat(PROJECT)
                .extracting(type -> type.getPackageName().split("\\.", -1)[2])
                .contains("node", "harness", "reports", "scenarios", "cli")
                .doesNotContain("offences");
    }

    @Test
    void theCoreIsDeterministic() {
        rules.theCoreIsDeterministic().check(PROJECT);
    }

    @Test
    void protobufStaysAtTheEdge() {
        rules.protobufStaysAtTheEdge().check(PROJECT);
    }

    @Test
    void theOracleNeverAsksTheProtocol() {
        rules.theOracleNeverAsksTheProtocol().check(PROJECT);
    }

    @Test
    void scenariosSeeTheVocabularyOnly() {
        rules.scenariosSeeTheVocabularyOnly().check(PROJECT);
    }

    @Test
    void comparisonsSeeResultsOnly() {
        rules.comparisonsSeeResultsOnly().check(PROJECT);
    }

    @Test
    void packagesHaveNoCycles() {
        rules.packagesHaveNoCycles().check(PROJECT);
    }

    @Test
    void modulesPointFromUserToUsed() {
        rules.modulesPointFromUserToUsed().check(PROJECT);
    }

    @Test
    void namesSayWhatThingsAre() {
        rules.namesSayWhatThingsAre().check(PROJECT);
    }

    @Test
    void onlyTheCommandPrints() {
        rules.onlyTheCommandPrints().check(PROJECT);
    }

    @Test
    void everyPackageIsNullMarked() {
        rules.everyPackageIsNullMarked().check(PROJECT);
    }

    /** The samples in {@code dev.wringer.offences} each break one rule. */
    @Nested
    class EveryRuleCanFail {

        private final Rules rules = new Rules("dev.wringer.offences");

        @ParameterizedTest
        @MethodSource("dev.wringer.ArchitectureTest#indeterministicClasses")
        void theCoreIsDeterministic(Class<?> offender) {
            assertFails(rules.theCoreIsDeterministic(), offender);
        }

        @Test
        void protobufStaysAtTheEdge() {
            assertFails(rules.protobufStaysAtTheEdge(), UsesAWireType.class);
        }

        @Test
        void theOracleNeverAsksTheProtocol() {
            assertFails(rules.theOracleNeverAsksTheProtocol(), AsksTheProtocol.class);
        }

        @ParameterizedTest
        @ValueSource(classes = {Sleeps.class, UsesATestbed.class})
        void scenariosSeeTheVocabularyOnly(Class<?> offender) {
            assertFails(rules.scenariosSeeTheVocabularyOnly(), offender);
        }

        @Test
        void comparisonsSeeResultsOnly() {
            assertFails(rules.comparisonsSeeResultsOnly(), AsksTheRing.class);
        }

        @Test
        void packagesHaveNoCycles() {
            assertFails(rules.packagesHaveNoCycles(), ThereAndBack.class, BackAgain.class);
        }

        @Test
        void modulesPointFromUserToUsed() {
            assertFails(rules.modulesPointFromUserToUsed(), UsesTheHarness.class);
        }

        @ParameterizedTest
        @ValueSource(classes = {StringUtils.class, InAPackageThatSaysNothing.class})
        void namesSayWhatThingsAre(Class<?> offender) {
            assertFails(rules.namesSayWhatThingsAre(), offender);
        }

        @Test
        void onlyTheCommandPrints() {
            assertFails(rules.onlyTheCommandPrints(), Prints.class);
        }

        @Test
        void everyPackageIsNullMarked() {
            assertFails(rules.everyPackageIsNullMarked(), Prints.class);
        }
    }

    static Stream<Class<?>> indeterministicClasses() {
        return Arrays.stream(Indeterministic.class.getDeclaredClasses());
    }

    private static void assertFails(ArchRule rule, Class<?>... offenders) {
        var names = Arrays.stream(offenders).map(Class::getName).toList();
        var result = rule.evaluate(OFFENCES.that(describe("are offenders", type -> names.contains(type.getName()))));
        assertThat(result.getFailureReport().getDetails())
                .as(rule.getDescription())
                .isNotEmpty();
    }
}
