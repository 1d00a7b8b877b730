package dev.wringer.harness.junit;

import dev.wringer.harness.blueprint.DrillParameters;
import dev.wringer.harness.blueprint.RingBlueprint;
import dev.wringer.harness.blueprint.RingParameters;
import dev.wringer.harness.blueprint.VariantNames;
import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.junit.ScenarioDeclaration.DeclaredSweep;
import dev.wringer.harness.ring.Candidate;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.setting.Nearest;
import dev.wringer.harness.setting.Numeric;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.Parameter.Value;
import dev.wringer.harness.setting.Settings;
import dev.wringer.harness.setting.SweptParameter;
import dev.wringer.harness.trial.TrialResult.SweepPoint;
import dev.wringer.harness.trial.UsageError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
     * The trials of the plan's shard, ordered by swept value, then by seed. At least one.
     *
     * @throws UsageError if the plan cannot be carried out
     */
    public static List<Trial> of(ScenarioDeclaration scenario, RunPlan plan) {
        return new Trials(scenario, plan).all();
    }

    /**
     * The scenario with the plan's settings on each testbed, the preferred one first: where it can run, and where not and
     * why.
     *
     * @throws UsageError if the plan cannot be carried out anywhere
     */
    public static List<Placement> placements(ScenarioDeclaration scenario, RunPlan plan) {
        Trials trials = new Trials(scenario, plan);
        return plan.testbeds().all().stream().map(trials::on).toList();
    }

    private List<Trial> all() {
        Placement placement = placement();
        int seeds = seeds(placement.testbed());
        List<Trial> trials = new ArrayList<>();
        for (Point point : placement.points()) {
            for (int i = 0; i < seeds; i++) {
                trials.add(new Trial(
                        scenario,
                        placement.testbed(),
                        plan.firstSeed() + i,
                        point.settings(),
                        point.sweep(),
                        point.spec(),
                        plan.demands()));
            }
        }
        return plan.shard().map(shard -> shard.of(trials)).orElse(List.copyOf(trials));
    }

    // ---- testbed

    private Placement placement() {
        List<Testbed> candidates = plan.testbed()
                .map(name -> List.of(plan.testbeds().named(name)))
                .orElseGet(() -> plan.testbeds().all());
        List<String> objections = new ArrayList<>();
        for (Testbed testbed : candidates) {
            Placement placement = on(testbed);
            if (placement.objection().isEmpty()) {
                return placement;
            }
            objections.add(testbed.name() + ": " + placement.objection().get());
        }
        throw new UsageError(scenario.name() + " cannot run on the testbed " + String.join("; nor on ", objections));
    }

    private Placement on(Testbed testbed) {
        return Placement.of(scenario, testbed, points(testbed), plan.demands());
    }

    /** Where time is real, more than one ring is for those who ask for it. */
    private int seeds(Testbed testbed) {
        int byDefault = testbed.offers(Capability.REPEATABLE) ? scenario.seeds() : 1;
        int seeds = plan.seeds().orElse(byDefault);
        if (seeds < 1 || seeds > SEEDS_AT_MOST) {
            throw new UsageError("seeds=" + seeds + " is outside 1 … " + SEEDS_AT_MOST);
        }
        if (plan.firstSeed() > Long.MAX_VALUE - seeds) {
            throw new UsageError("there are no " + seeds + " seeds from " + plan.firstSeed() + " on");
        }
        return seeds;
    }

    // ---- settings

    private List<Point> points(Testbed testbed) {
        Map<String, String> single = new LinkedHashMap<>(plan.overrides());
        single.keySet().forEach(name -> scenario.parameters().named(name));
        Optional<DeclaredSweep> sweep = scenario.sweep();
        sweep.map(DeclaredSweep::name).ifPresent(single::remove);
        single.forEach(this::requireOneValue);
        return sweep.isPresent()
                ? swept(sweep.get(), single, testbed)
                : List.of(point(settings(single, testbed), Optional.empty()));
    }

    private List<Point> swept(DeclaredSweep sweep, Map<String, String> single, Testbed testbed) {
        String values = plan.overrides().getOrDefault(sweep.name(), sweep.values());
        return points(sweep.parameter(), values, single, testbed);
    }

    private <T> List<Point> points(
            SweptParameter<T> swept, String values, Map<String, String> single, Testbed testbed) {
        List<Point> points = new ArrayList<>();
        for (Value<T> value : swept.read(values)) {
            Map<String, String> texts = new LinkedHashMap<>(single);
            texts.put(value.parameter().name(), value.text());
            Numeric<T> kind = swept.kind();
            SweepPoint point = new SweepPoint(value.parameter().name(), kind.coordinate(value.value()), kind.unit());
            points.add(point(settings(texts, testbed), Optional.of(point)));
        }
        return points;
    }

    private Settings settings(Map<String, String> texts, Testbed testbed) {
        int nodes = Math.toIntExact(scenario.parameters().settings(texts).get(RingParameters.NODES));
        Map<String, String> all = new LinkedHashMap<>(testbed.defaults(nodes));
        all.keySet().removeAll(scenario.stated());
        all.putAll(texts);
        return scenario.parameters().settings(all);
    }

    private Point point(Settings settings, Optional<SweepPoint> sweep) {
        RingSpec spec = new RingBlueprint(settings).spec();
        spec.foreignVariant().ifPresent(this::requireSomebodyToKnow);
        spec.mixture()
                .candidate()
                .filter(candidate -> !candidate.isAnotherProgram())
                .flatMap(Candidate::foreignVariant)
                .ifPresent(this::requireSomebodyToKnow);
        if (spec.mixture().candidate().isEmpty()) {
            requireNoReplacement(settings);
        }
        return new Point(settings, sweep, spec);
    }

    private static void requireNoReplacement(Settings settings) {
        if (settings.has(DrillParameters.FAULTS)) {
            settings.get(DrillParameters.FAULTS).actions().stream()
                    .filter(action -> action instanceof Action.Once once && once.strike() instanceof Strike.Replace)
                    .findFirst()
                    .ifPresent(action -> {
                        throw new UsageError(action.describe()
                                + " needs a candidate: --mix variant=NAME, image=NAME or command=COMMAND");
                    });
        }
    }

    private void requireSomebodyToKnow(String variant) {
        if (plan.testbeds().all().stream().noneMatch(testbed -> testbed.offers(Capability.FOREIGN_VARIANTS))) {
            List<String> known = VariantNames.known();
            throw new UsageError("variant=" + variant + " is not one of " + String.join(", ", known)
                    + Nearest.to(variant, known)
                            .map(near -> ": did you mean " + near + "?")
                            .orElse(": a node image of yours may know it, but none is named"));
        }
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
}
