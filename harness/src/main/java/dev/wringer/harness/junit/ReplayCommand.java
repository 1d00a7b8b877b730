package dev.wringer.harness.junit;

import dev.wringer.harness.blueprint.RingParameters;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.TrialResult.SweepPoint;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The command that runs one trial again. */
public final class ReplayCommand {

    private static final Pattern PERCENTAGE = Pattern.compile(".*=[0-9.]+%");

    private ReplayCommand() {}

    /** The command for the trial of {@code scenario} that ended with {@code result}: what differs from the defaults. */
    public static String of(ScenarioDeclaration scenario, TrialResult result) {
        return of(scenario, List.of(result));
    }

    /**
     * The command for several trials of {@code scenario}, from the first of their seeds to the last, and with all values of the swept
     * parameter.
     *
     * @param results at least one, all on one testbed
     */
    public static String of(ScenarioDeclaration scenario, List<TrialResult> results) {
        TrialResult result = results.get(0);
        LongSummaryStatistics seeds =
                results.stream().mapToLong(TrialResult::seed).summaryStatistics();
        StringBuilder command = new StringBuilder("./wringer run ")
                .append(scenario.name())
                .append(" --testbed ")
                .append(ShellWord.quote(result.testbed()))
                .append(" --seed ")
                .append(seeds.getMin())
                .append(" --seeds ")
                .append(seeds.getMax() - seeds.getMin() + 1);
        Map<String, Set<String>> all = new LinkedHashMap<>();
        results.forEach(each -> stated(scenario, each)
                .forEach((name, value) ->
                        all.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(value)));
        all.forEach((name, values) -> {
            String value = String.join(",", values);
            boolean hasOption = name.equals(RingParameters.NODES.name());
            command.append(hasOption ? " --nodes " + argument(value) : " --set " + argument(name + "=" + value));
        });
        options(result).forEach(word -> command.append(' ').append(ShellWord.quote(word)));
        return command.toString();
    }

    /**
     * The settings that have to be stated: the swept one, and those that are not as the scenario has them by default. A release that is
     * an image goes by its id.
     */
    static Map<String, String> stated(ScenarioDeclaration scenario, TrialResult result) {
        Optional<String> swept = result.sweep().map(SweepPoint::parameter);
        Map<String, String> stated = new LinkedHashMap<>();
        result.settings().forEach((name, value) -> {
            if (swept.filter(name::equals).isPresent() || !isDefault(scenario, name, value)) {
                stated.put(name, value);
            }
        });
        pairs(result).filter(pair -> pair.get(0).equals(Trial.SET)).forEach(pair -> {
            int equals = pair.get(1).indexOf('=');
            stated.put(pair.get(1).substring(0, equals), pair.get(1).substring(equals + 1));
        });
        return stated;
    }

    /** What else the command line said, without settings: options with their values, each a word. */
    static List<String> options(TrialResult result) {
        return pairs(result)
                .filter(pair -> !pair.get(0).equals(Trial.SET))
                .flatMap(List::stream)
                .toList();
    }

    private static Stream<List<String>> pairs(TrialResult result) {
        List<String> words = result.options();
        return IntStream.range(0, words.size() / 2).mapToObj(i -> words.subList(2 * i, 2 * i + 2));
    }

    private static boolean isDefault(ScenarioDeclaration scenario, String name, String value) {
        return scenario.parameters()
                .find(name)
                .flatMap(ReplayCommand::defaultText)
                .filter(value::equals)
                .isPresent();
    }

    private static Optional<String> defaultText(Parameter<?> parameter) {
        return parameter.byDefault().map(text -> parameter.read(text).text());
    }

    /** Percentages go without their sign: it is understood. */
    private static String argument(String text) {
        return ShellWord.quote(PERCENTAGE.matcher(text).matches() ? text.substring(0, text.length() - 1) : text);
    }
}
