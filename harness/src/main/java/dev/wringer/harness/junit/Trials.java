package dev.wringer.harness.junit;

import dev.wringer.harness.junit.ScenarioDeclaration.DeclaredSweep;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.setting.Numeric;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.Parameter.Value;
import dev.wringer.harness.setting.RingBlueprint;
import dev.wringer.harness.setting.RingParameters;
import dev.wringer.harness.setting.Settings;
import dev.wringer.harness.setting.SweptParameter;
import dev.wringer.harness.trial.TrialResult.SweepPoint;
import dev.wringer.harness.trial.UsageError;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns a scenario and a plan into trials, and finds everything that is wrong with the plan before anything runs. */
public final class Trials {

    private static final int SEEDS_AT_MOST = 1_000_000;

    private final ScenarioDeclaration scenario;
    private final RunPlan plan;

    private Trials(ScenarioDeclaration scenario, RunPlan plan) {
        this.scenario = scenario;
        this.plan = plan;
    }

    /**
     * The trials, ordered by swept value, then by seed. At least one.
     *
     * @throws UsageError if the plan cannot be carried out
     */
    public static List<Trial> of(ScenarioDeclaration scenario, RunPlan plan) {
        return new Trials(scenario, plan).all();
    }

    /** One row of the table. */
    private record Point(Settings settings, Optional<SweepPoint> sweep, RingSpec spec) {}

    private List<Trial> all() {
        List<Point> points = points();
        Testbed testbed = testbed(points);
        int seeds = seeds();
        List<Trial> trials = new ArrayList<>();
        for (Point point : points) {
            for (int i = 0; i < seeds; i++) {
                trials.add(new Trial(
                        scenario, testbed, plan.firstSeed() + i, point.settings(), point.sweep(), point.spec()));
            }
        }
        return List.copyOf(trials);
    }

    private int seeds() {
        int seeds = plan.seeds().orElse(scenario.seeds());
        if (seeds < 1 || seeds > SEEDS_AT_MOST) {
            throw new UsageError("seeds=" + seeds + " is outside 1 … " + SEEDS_AT_MOST);
        }
        if (plan.firstSeed() > Long.MAX_VALUE - seeds) {
            throw new UsageError("there are no " + seeds + " seeds from " + plan.firstSeed() + " on");
        }
        return seeds;
    }

    // ---- settings

    private List<Point> points() {
        Map<String, String> single = new LinkedHashMap<>(plan.overrides());
        single.keySet().forEach(name -> scenario.parameters().named(name));
        Optional<DeclaredSweep> sweep = scenario.sweep();
        sweep.map(DeclaredSweep::name).ifPresent(single::remove);
        single.forEach(this::requireOneValue);
        return sweep.isPresent() ? swept(sweep.get(), single) : List.of(point(settings(single), Optional.empty()));
    }

    private List<Point> swept(DeclaredSweep sweep, Map<String, String> single) {
        String values = plan.overrides().getOrDefault(sweep.name(), sweep.values());
        return points(sweep.parameter(), values, single);
    }

    private <T> List<Point> points(SweptParameter<T> swept, String values, Map<String, String> single) {
        List<Point> points = new ArrayList<>();
        for (Value<T> value : swept.read(values)) {
            Map<String, String> texts = new LinkedHashMap<>(single);
            texts.put(value.parameter().name(), value.text());
            Numeric<T> kind = swept.kind();
            SweepPoint point = new SweepPoint(value.parameter().name(), kind.coordinate(value.value()), kind.unit());
            points.add(point(settings(texts), Optional.of(point)));
        }
        return points;
    }

    private Settings settings(Map<String, String> texts) {
        return scenario.parameters().settings(texts);
    }

    private static Point point(Settings settings, Optional<SweepPoint> sweep) {
        return new Point(settings, sweep, new RingBlueprint(settings).spec());
    }

    private void requireOneValue(String name, String text) {
        Parameter<?> parameter = scenario.parameters().named(name);
        if (parameter.kind() instanceof Numeric && (text.contains(",") || text.contains(".."))) {
            throw new UsageError(name + " takes one value: "
                    + scenario.sweep()
                            .map(sweep -> scenario.name() + " goes through the values of " + sweep.name())
                            .orElse(scenario.name() + " goes through no parameter's values"));
        }
    }

    // ---- testbed

    private Testbed testbed(List<Point> points) {
        Set<Capability> needs = EnumSet.noneOf(Capability.class);
        needs.addAll(scenario.needs());
        points.forEach(point -> needs.addAll(needs(point.spec())));
        if (plan.overrides().containsKey(RingParameters.LATENCY.name())) {
            needs.add(Capability.LATENCY_MODEL);
        }
        return plan.testbed().map(name -> plan.testbeds().named(name, needs)).orElseGet(() -> plan.testbeds()
                .preferred(needs));
    }

    private static Set<Capability> needs(RingSpec spec) {
        Set<Capability> needs = EnumSet.noneOf(Capability.class);
        if (spec.formation() == Formation.ASSEMBLED) {
            needs.add(Capability.ASSEMBLE);
        }
        if (spec.loss() > 0) {
            needs.add(Capability.LOSS);
        }
        return needs;
    }
}
