package dev.wringer.cli;

import dev.wringer.harness.compare.Comparer;
import dev.wringer.harness.compare.Comparison;
import dev.wringer.harness.compare.Decision;
import dev.wringer.harness.compare.Decision.Worse;
import dev.wringer.harness.compare.Measure;
import dev.wringer.harness.compare.TrialPair;
import dev.wringer.harness.compare.TrialPairs;
import dev.wringer.harness.junit.Cancellation;
import dev.wringer.harness.junit.RunPlan;
import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.junit.Testbeds;
import dev.wringer.harness.junit.TrialWatch;
import dev.wringer.harness.sim.SimTestbed;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.node.host.Variant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What comparing is worth, in simulation: how often it says that something is different where nothing is, and after how many rings it says
 * of each known-bad variant that it is worse, in the exercise of the self-check that catches it.
 */
final class CompareWorth {

    /** Where the tables stand in their document. */
    static final MarkedSection SECTION =
            new MarkedSection("worth", "./wringer compare --worth --markdown docs/COMPARE.md");

    private static final double ERROR = 0.05;
    private static final int REPETITIONS = 100;
    private static final int SEEDS_APART = 1_000;
    private static final int MOST = 60; // rings of a comparison
    private static final int MOST_UNPAIRED = 200; // of one whose sides share nothing
    private static final int MOST_OF_VARIANTS = 200;
    private static final String HEAD_OF_TALLIES = "| pairs | measure | same | better | worse | open | rings (median) |";
    private static final String RULE_OF_TALLIES = "|---|---|---|---|---|---|---|";
    private static final int ENOUGH = 24; // rings for whatever is worse to show by what

    /** A small ring that loses blocks at times, so that no measure is always the same. */
    private static final Exercise SMALL = Exercise.of(
            "small",
            "a third of a small ring crashes",
            "massive-failure",
            1,
            "nodes=30",
            "successors=10",
            "replicas=3",
            "killed=33",
            "blocks=50",
            "lookups=50");

    private final Scenarios scenarios;
    private final Cancellation cancellation;

    CompareWorth(Scenarios scenarios, Cancellation cancellation) {
        this.scenarios = scenarios;
        this.cancellation = cancellation;
    }

    /**
     * Makes both tables.
     *
     * @param tell told of each line as it is made
     */
    List<String> markdown(Consumer<String> tell) {
        List<String> lines = new ArrayList<>();
        Consumer<String> add = line -> {
            lines.add(line);
            tell.accept(line);
        };
        add.accept("Where nothing is different: " + REPETITIONS + " comparisons of `" + command(SMALL)
                + " --candidate variant=corrected`, each from another seed on, at 95 %.");
        add.accept("");
        add.accept(HEAD_OF_TALLIES);
        add.accept(RULE_OF_TALLIES);
        tally("of one seed, as `compare` makes them", MOST, repeated()).forEach(add);
        tally("of two seeds, which share nothing", MOST_UNPAIRED, unpaired()).forEach(add);
        add.accept("");
        add.accept("The known-bad variants against `corrected`, at most " + MOST_OF_VARIANTS
                + " rings, each in its exercise of" + " [SELF-CHECK.md](SELF-CHECK.md).");
        add.accept("");
        add.accept("| variant | exercise | verdict | worse by, first after so many rings |");
        add.accept("|---|---|---|---|");
        for (Variant variant : SelfCheckPlan.knownBad()) {
            if (!cancellation.isRequested()) {
                add.accept(row(variant));
            }
        }
        return lines;
    }

    private static String command(Exercise exercise) {
        return "./wringer compare " + exercise.scenario() + " "
                + exercise.settings().entrySet().stream()
                        .map(setting -> "--set " + setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining(" "));
    }

    private RunPlan plan(Exercise exercise, Variant variant, long firstSeed) {
        return RunPlan.on(new Testbeds(List.of(new SimTestbed())))
                .withOverrides(exercise.settings(variant.commandLineName()))
                .withFirstSeed(firstSeed)
                .withCancellation(cancellation);
    }

    private Comparer comparer(Exercise exercise) {
        return new Comparer(scenarios.named(exercise.scenario()).measures(), 1, ERROR);
    }

    // ---- where nothing is different

    private List<TrialPairs> repeated() {
        Comparer comparer = comparer(SMALL);
        ScenarioDeclaration scenario = scenarios.named(SMALL.scenario());
        List<TrialPairs> all = new ArrayList<>();
        for (long i = 0; i < REPETITIONS && !cancellation.isRequested(); i++) {
            RunPlan plan = plan(SMALL, Variant.CORRECTED, 1 + i * SEEDS_APART);
            PairedTrials trials = new PairedTrials(scenario, plan, plan);
            Looks looks = new Looks(true, comparer.fewestPairs(), MOST);
            while (!comparer.isDecided(trials.pairs()) && trials.rings() < MOST && !cancellation.isRequested()) {
                trials.more(looks.next(trials.rings()), TrialWatch.NOBODY);
            }
            all.add(trials.pairs().get(0));
        }
        return all;
    }

    /** Each from another order of the same rings, so that the sides of a pair differ as much as two rings can. */
    private List<TrialPairs> unpaired() {
        RunPlan plan = plan(SMALL, Variant.CORRECTED, 1_000_000);
        PairedTrials pool = new PairedTrials(scenarios.named(SMALL.scenario()), plan, plan);
        pool.more(MOST_UNPAIRED, TrialWatch.NOBODY);
        List<TrialPairs> all = new ArrayList<>();
        for (int i = 0; i < REPETITIONS && !cancellation.isRequested(); i++) {
            List<TrialResult> rings = new ArrayList<>(pool.results(true));
            Collections.shuffle(rings, new Random(i));
            List<TrialResult> others = new ArrayList<>(rings);
            Collections.rotate(others, 1);
            List<TrialPair> pairs = new ArrayList<>();
            for (int n = 0; n < rings.size(); n++) {
                pairs.add(new TrialPair(
                        rings.get(n), withSeed(others.get(n), rings.get(n).seed())));
            }
            all.add(new TrialPairs("", pairs));
        }
        return all;
    }

    private static TrialResult withSeed(TrialResult result, long seed) {
        return new TrialResult(
                result.scenario(),
                result.testbed(),
                seed,
                result.settings(),
                result.options(),
                result.sweep(),
                result.verdict(),
                result.faults(),
                result.measurements());
    }

    /** A line for all measures together, and where those are open one for each. */
    private List<String> tally(String pairs, int most, List<TrialPairs> repetitions) {
        Comparer comparer = comparer(SMALL);
        List<Comparison> all = repetitions.stream()
                .map(each -> comparer.compare(List.of(each)))
                .toList();
        List<Decision> decisions = all.stream().map(Comparison::decision).toList();
        List<String> lines = new ArrayList<>();
        lines.add(line(
                pairs,
                "all",
                decisions,
                repetitions.stream()
                        .map(each -> comparer.measures().stream()
                                .mapToInt(measure ->
                                        comparer.decidedAfter(each, measure).orElse(most))
                                .max()
                                .orElse(most))
                        .toList()));
        if (decisions.stream().anyMatch(decision -> !decision.isFinal())) {
            for (Measure measure : comparer.measures()) {
                lines.add(line(
                        pairs,
                        measure.name(),
                        all.stream()
                                .flatMap(comparison -> comparison.decision(measure).stream())
                                .toList(),
                        repetitions.stream()
                                .map(each ->
                                        comparer.decidedAfter(each, measure).orElse(most))
                                .toList()));
            }
        }
        return lines;
    }

    private static String line(String pairs, String measure, List<Decision> decisions, List<Integer> rings) {
        List<Integer> sorted = rings.stream().sorted().toList();
        return "| " + pairs + " | " + measure + " | " + count(decisions, "same") + " | " + count(decisions, "better")
                + " | "
                + count(decisions, "worse") + " | "
                + decisions.stream().filter(each -> !each.isFinal()).count() + " | "
                + (sorted.isEmpty() ? "–" : sorted.get(sorted.size() / 2)) + " |";
    }

    private static long count(List<Decision> decisions, String word) {
        return decisions.stream().filter(each -> each.word().equals(word)).count();
    }

    // ---- what is known to be bad

    private String row(Variant variant) {
        Exercise exercise = SelfCheckPlan.full().exercisesFor(variant).get(0);
        Comparer comparer = comparer(exercise);
        PairedTrials trials = new PairedTrials(
                scenarios.named(exercise.scenario()), plan(exercise, Variant.CORRECTED, 1), plan(exercise, variant, 1));
        Looks looks = new Looks(true, comparer.fewestPairs(), MOST_OF_VARIANTS);
        Decision decision = comparer.compare(trials.pairs()).decision();
        while (trials.rings() < MOST_OF_VARIANTS
                && !comparer.isDecided(trials.pairs())
                && !(decision instanceof Worse && trials.rings() >= ENOUGH)
                && !cancellation.isRequested()) {
            trials.more(looks.next(trials.rings()), TrialWatch.NOBODY);
            decision = comparer.compare(trials.pairs()).decision();
        }
        TrialPairs pairs = trials.pairs().get(0);
        String worse = comparer.compare(trials.pairs()).rows().stream()
                .filter(row -> row.judged()
                        .filter(judged -> judged.decision() instanceof Worse)
                        .isPresent())
                .map(row -> row.measure().name() + " "
                        + comparer.decidedAfter(pairs, row.measure()).orElseThrow())
                .collect(Collectors.joining(", "));
        return "| `" + variant.commandLineName() + "` | `" + exercise.name() + "` | " + decision.word() + " | "
                + (worse.isEmpty() ? "no measure within " + trials.rings() : worse) + " |";
    }
}
