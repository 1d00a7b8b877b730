package dev.wringer.harness.junit;

import dev.wringer.harness.blueprint.DrillParameters;
import dev.wringer.harness.blueprint.RingParameters;
import dev.wringer.harness.compare.Margin;
import dev.wringer.harness.compare.Measure;
import dev.wringer.harness.junit.ScenarioDeclaration.DeclaredGrowth;
import dev.wringer.harness.junit.ScenarioDeclaration.DeclaredSuccess;
import dev.wringer.harness.junit.ScenarioDeclaration.DeclaredSweep;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.setting.Choices;
import dev.wringer.harness.setting.Decimals;
import dev.wringer.harness.setting.Kind;
import dev.wringer.harness.setting.Misfit;
import dev.wringer.harness.setting.Numeric;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.Parameters;
import dev.wringer.harness.setting.Percentages;
import dev.wringer.harness.setting.SweptParameter;
import dev.wringer.harness.setting.Texts;
import dev.wringer.harness.setting.Times;
import dev.wringer.harness.setting.WholeNumbers;
import dev.wringer.harness.trial.Unit;
import dev.wringer.harness.trial.UsageError;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Reads the annotations of one scenario method. */
final class DeclarationReader {

    private final Method method;
    private final Scenario scenario;
    private final @Nullable Sweep sweep;

    DeclarationReader(Method method) {
        this.method = method;
        this.scenario = Optional.ofNullable(method.getAnnotation(Scenario.class))
                .orElseThrow(() -> new IllegalStateException(method + " is not annotated with @Scenario"));
        this.sweep = method.getAnnotation(Sweep.class);
    }

    ScenarioDeclaration read() {
        try {
            Parameters parameters = parameters();
            Optional<DeclaredSweep> declaredSweep = Optional.ofNullable(sweep).map(found -> sweep(found, parameters));
            return new ScenarioDeclaration(
                    method,
                    scenario.name(),
                    scenario.summary(),
                    scenario.rule(),
                    scenario.seeds(),
                    needs(),
                    parameters,
                    Set.copyOf(defaults().keySet()),
                    declaredSweep,
                    growth(),
                    success(),
                    measures());
        } catch (IllegalArgumentException | UsageError | Misfit e) {
            throw new IllegalStateException(
                    "the annotations of " + method + " contradict one another: " + e.getMessage(), e);
        }
    }

    private Set<Capability> needs() {
        Set<Capability> needs = EnumSet.noneOf(Capability.class);
        needs.addAll(Arrays.asList(scenario.needs()));
        return Collections.unmodifiableSet(needs);
    }

    private Optional<DeclaredGrowth> growth() {
        Optional<Growth> growth = Optional.ofNullable(method.getAnnotation(Growth.class));
        if (growth.isPresent() && sweep == null) {
            throw new IllegalArgumentException("nothing can grow without a sweep");
        }
        return growth.map(found -> new DeclaredGrowth(found.of(), found.perDoubling()));
    }

    private Optional<DeclaredSuccess> success() {
        Optional<Success> success = Optional.ofNullable(method.getAnnotation(Success.class));
        if (success.isPresent() && sweep == null) {
            throw new IllegalArgumentException("success is drawn against a swept value, and there is none");
        }
        return success.map(
                found -> new DeclaredSuccess(found.column(), found.failures(), found.among(), found.theory()));
    }

    private List<Measure> measures() throws Misfit {
        Map<String, Measure> measures = new LinkedHashMap<>();
        measures.put(Measure.FAILED_TRIALS, Measure.failedTrials());
        for (Measured each : AnnotationSupport.findRepeatableAnnotations(method, Measured.class)) {
            Unit unit = Margin.unitOf(each.margin());
            Measure measure = new Measure(each.column(), unit, each.better(), Margin.read(unit, each.margin()));
            if (measures.put(each.column(), measure) != null) {
                throw new IllegalArgumentException("\"" + each.column() + "\" is measured twice");
            }
        }
        return List.copyOf(measures.values());
    }

    private Parameters parameters() {
        Map<String, String> defaults = defaults();
        List<Parameter<?>> all = new ArrayList<>();
        for (Parameter<?> parameter : common()) {
            String other = defaults.remove(parameter.name());
            all.add(other == null ? parameter : parameter.withDefault(other));
        }
        if (!defaults.isEmpty()) {
            throw new IllegalArgumentException("it has no parameters " + defaults.keySet());
        }
        Set<String> common = all.stream().map(Parameter::name).collect(Collectors.toSet());
        for (java.lang.reflect.Parameter argument : method.getParameters()) {
            Setting setting = argument.getAnnotation(Setting.class);
            if (setting != null && !common.contains(setting.name())) {
                all.add(own(setting, argument.getType()));
            }
        }
        Parameters parameters = new Parameters(all);
        for (Parameter<?> parameter : all) {
            parameter.byDefault().ifPresent(parameter::read);
        }
        return parameters;
    }

    /** What every ring has, and every drill if there is one. */
    private List<Parameter<?>> common() {
        List<Parameter<?>> common = new ArrayList<>(RingParameters.all());
        if (Arrays.asList(method.getParameterTypes()).contains(Drill.class)) {
            common.addAll(DrillParameters.all());
        }
        return common;
    }

    /** What this scenario has in place of the defaults of the common parameters, by name. */
    private Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put(RingParameters.NODES.name(), String.valueOf(scenario.nodes()));
        defaults.put(RingParameters.SUCCESSORS.name(), String.valueOf(scenario.successors()));
        defaults.put(RingParameters.REPLICAS.name(), String.valueOf(scenario.replicas()));
        for (String text : scenario.defaults()) {
            int equals = text.indexOf('=');
            if (equals < 0 || defaults.put(text.substring(0, equals), text.substring(equals + 1)) != null) {
                throw new IllegalArgumentException("\"" + text + "\" is not name=value, or says something twice");
            }
        }
        return defaults;
    }

    private Parameter<?> own(Setting setting, Class<?> type) {
        boolean swept = sweep != null && sweep.parameter().equals(setting.name());
        if (!swept && setting.value().isEmpty()) {
            throw new IllegalArgumentException(setting.name() + " has no default");
        }
        return parameter(setting, kind(setting, type));
    }

    private static <T> Parameter<T> parameter(Setting setting, Kind<T> kind) {
        Optional<String> byDefault = Optional.of(setting.value()).filter(value -> !value.isEmpty());
        return new Parameter<>(setting.name(), kind, byDefault, setting.help());
    }

    private Kind<?> kind(Setting setting, Class<?> type) {
        if (type == int.class) {
            return new WholeNumbers(
                    Math.max(setting.min(), Integer.MIN_VALUE), Math.min(setting.max(), Integer.MAX_VALUE));
        }
        if (type == long.class) {
            return new WholeNumbers(setting.min(), setting.max());
        }
        if (type == double.class) {
            return isShare(setting)
                    ? new Percentages(setting.min(), setting.max())
                    : new Decimals(setting.min(), setting.max());
        }
        if (type == boolean.class) {
            return Choices.trueOrFalse();
        }
        if (type == Duration.class) {
            return new Times(setting.min(), setting.max());
        }
        if (type == String.class) {
            return new Texts();
        }
        if (type.isEnum()) {
            return choices(type);
        }
        throw new IllegalArgumentException(setting.name() + " has the type " + type.getName() + ", which has no texts");
    }

    private boolean isShare(Setting setting) {
        boolean sweptInPercent =
                sweep != null && sweep.parameter().equals(setting.name()) && sweep.percent().length > 0;
        return sweptInPercent || setting.value().endsWith("%");
    }

    private static <E extends Enum<E>> Choices<E> choices(Class<?> type) {
        @SuppressWarnings("unchecked") // only called with the class of an enum
        Class<E> constants = (Class<E>) type;
        return Choices.of(constants);
    }

    private static DeclaredSweep sweep(Sweep sweep, Parameters parameters) {
        double[] magnitudes = sweep.percent().length > 0 ? sweep.percent() : sweep.values();
        if (sweep.percent().length > 0 == sweep.values().length > 0) {
            throw new IllegalArgumentException("a sweep has either percent or values");
        }
        SweptParameter<?> swept = swept(parameters.named(sweep.parameter()));
        String values = Arrays.stream(magnitudes).mapToObj(swept::write).collect(Collectors.joining(","));
        swept.read(values);
        return new DeclaredSweep(swept, values);
    }

    private static <T> SweptParameter<T> swept(Parameter<T> parameter) {
        if (parameter.kind() instanceof Numeric<T> numeric) {
            return new SweptParameter<>(parameter, numeric);
        }
        throw new IllegalArgumentException(parameter.name() + " is no number, and cannot be swept");
    }
}
