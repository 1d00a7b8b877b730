package dev.wringer.harness.junit;

import dev.wringer.harness.blueprint.DrillParameters;
import dev.wringer.harness.blueprint.RingParameters;
import dev.wringer.harness.compare.Measure;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.Parameters;
import dev.wringer.harness.setting.SweptParameter;
import dev.wringer.harness.trial.Unit;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a scenario says about itself with its annotations.
 *
 * @param method the annotated method
 * @param name what the command calls it
 * @param summary one sentence
 * @param rule what makes a trial fail beside the checks that judge every trial; may be empty
 * @param seeds how many seeds each swept value is tried with by default
 * @param needs what the testbed must be able to do
 * @param parameters those of every ring, then the scenario's own
 * @param stated the names of the ring's parameters for which the scenario has a value of its own
 * @param sweep the parameter that it varies, if any
 * @param growth what grows with that parameter, if that is to be fitted
 * @param success which column tells how much succeeds, if that is to be drawn
 * @param measures by what two runs of it are compared: the verdicts first
 */
public record ScenarioDeclaration(
        Method method,
        String name,
        String summary,
        String rule,
        int seeds,
        Set<Capability> needs,
        Parameters parameters,
        Set<String> stated,
        Optional<DeclaredSweep> sweep,
        Optional<DeclaredGrowth> growth,
        Optional<DeclaredSuccess> success,
        List<Measure> measures) {

    /** By how much a measurement should grow with each doubling of the swept value. */
    public record DeclaredGrowth(String measurement, double perDoubling) {}

    /**
     * The column that tells how much succeeds.
     *
     * @param failures whether it tells what has failed instead
     * @param among the parameter or the column that says of how many; empty if the column is a share
     * @param theory the column that tells what theory expects of the same; empty if there is none
     */
    public record DeclaredSuccess(String column, boolean failures, String among, String theory) {}

    /**
     * A swept parameter with its default values.
     *
     * @param values the default values, written like an argument of {@code --set}
     */
    public record DeclaredSweep(SweptParameter<?> parameter, String values) {

        /** The parameter's name. */
        public String name() {
            return parameter.parameter().name();
        }
    }

    /** What the values of the swept parameter count; plain numbers if there is none. */
    public Unit sweepUnit() {
        return sweep.map(swept -> swept.parameter().kind().unit()).orElse(Unit.COUNT);
    }

    /** The parameters that it declares itself. */
    public List<Parameter<?>> own() {
        Set<String> common = Stream.of(
                        RingParameters.all(), hasDrill() ? DrillParameters.all() : List.<Parameter<?>>of())
                .flatMap(List::stream)
                .map(Parameter::name)
                .collect(Collectors.toSet());
        return parameters.all().stream()
                .filter(parameter -> !common.contains(parameter.name()))
                .toList();
    }

    /** The parameters that every scenario with a {@link Drill} has. */
    public static List<Parameter<?>> ofDrills() {
        return DrillParameters.all();
    }

    /** Whether whoever runs it may put other faults and clients in the place of its own. */
    public boolean hasDrill() {
        return parameters.find(DrillParameters.FAULTS.name()).isPresent();
    }

    /** The common parameters for which it has a value of its own, with that as the default; the swept one has several. */
    public List<Parameter<?>> statedParameters() {
        return parameters.all().stream()
                .filter(parameter -> stated.contains(parameter.name()))
                .filter(parameter -> sweep.map(DeclaredSweep::name)
                        .filter(parameter.name()::equals)
                        .isEmpty())
                .toList();
    }

    /**
     * Reads the annotations of a method.
     *
     * @throws IllegalStateException if the method is no scenario, or its annotations contradict one another
     */
    public static ScenarioDeclaration of(Method method) {
        return new DeclarationReader(method).read();
    }

    /** All scenarios of a class, ordered by name. */
    public static List<ScenarioDeclaration> in(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Scenario.class))
                .map(ScenarioDeclaration::of)
                .sorted(Comparator.comparing(ScenarioDeclaration::name))
                .toList();
    }
}
