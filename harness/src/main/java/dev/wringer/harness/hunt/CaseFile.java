package dev.wringer.harness.hunt;

import dev.wringer.harness.blueprint.DrillParameters;
import dev.wringer.harness.blueprint.RingParameters;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.setting.Misfit;
import dev.wringer.harness.setting.Nearest;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.Times;
import dev.wringer.harness.trial.UsageError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How cases are written: one {@code name = value} on a line, in any order; lines that begin with {@code #} are comments. The
 * schedule may have several lines, each with some of its actions, in order. What is not said of the ring, the faults and the
 * clients has its default.
 */
public final class CaseFile {

    /** The version of the format. */
    public static final int FORMAT = 1;

    private static final Times TIMES = new Times(0, Double.POSITIVE_INFINITY);
    private static final String FAULTS = DrillParameters.FAULTS.name();
    private static final String IMAGE = "image";
    private static final List<String> OWN = List.of(
            "format", "wringer", "seed", IMAGE, "expected-check", "expected-event", "expected-at", "expected-witness");

    private CaseFile() {}

    /** The text of a case, which {@link #read} understands. */
    public static String write(Case of) {
        Map<String, String> texts = of.setup().settings().texts();
        List<String> lines = new ArrayList<>();
        lines.add("# A failure and all that it takes. ./wringer replay FILE shows it again.");
        lines.add(line("format", String.valueOf(FORMAT)));
        lines.add(line("wringer", of.wringer()));
        lines.add(line("seed", String.valueOf(of.setup().seed())));
        of.image().ifPresent(id -> lines.add(line(IMAGE, id)));
        lines.add("");
        lines.add("# The ring");
        RingParameters.all().forEach(each -> lines.add(line(each.name(), texts)));
        lines.add("");
        lines.add("# What strikes it");
        List<Action> actions = of.setup().faults().actions();
        actions.forEach(action -> lines.add(line(FAULTS, action.describe())));
        if (actions.isEmpty()) {
            lines.add(line(FAULTS, texts));
        }
        lines.add("");
        lines.add("# What clients do meanwhile");
        DrillParameters.all().stream()
                .map(Parameter::name)
                .filter(name -> texts.containsKey(name) && !name.equals(FAULTS))
                .forEach(name -> lines.add(line(name, texts)));
        lines.add("");
        lines.add("# What must come of it in simulation");
        lines.add(line("expected-check", of.expected().check()));
        lines.add(line("expected-event", String.valueOf(of.expected().event())));
        lines.add(line("expected-at", TIMES.write(of.expected().instant())));
        lines.add(line("expected-witness", of.expected().witness()));
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String line(String name, Map<String, String> texts) {
        return line(name, texts.getOrDefault(name, ""));
    }

    private static String line(String name, String value) {
        return name + " = " + value.lines().map(String::strip).collect(Collectors.joining(" "));
    }

    /**
     * The case that {@code text} stands for.
     *
     * @param file its name, for complaints
     * @throws UsageError if it stands for none: one line with the cause and the remedy
     */
    public static Case read(String text, String file) {
        try {
            return read(named(text));
        } catch (UsageError e) {
            String cause = String.valueOf(e.getMessage())
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.equals("^"))
                    .collect(Collectors.joining(" — "));
            throw new UsageError(file + " is no case: " + cause);
        }
    }

    private static Case read(Map<String, String> values) {
        String format = value(values, "format");
        if (!format.equals(String.valueOf(FORMAT))) {
            throw new UsageError("its format is " + format + ", and this version of Wringer reads format " + FORMAT
                    + ": replay it with the version that wrote it"
                    + (values.containsKey("wringer") ? ", " + values.get("wringer") : ""));
        }
        Setup setup = Setup.of(settings(values), number(values, "seed"));
        setup.spec();
        Expectation expected = new Expectation(
                value(values, "expected-check"),
                (int) Math.min(Integer.MAX_VALUE, number(values, "expected-event")),
                time(values),
                values.getOrDefault("expected-witness", ""));
        return new Case(
                value(values, "wringer"),
                setup,
                expected,
                Optional.ofNullable(values.get(IMAGE)).filter(id -> !id.isEmpty()));
    }

    private static Map<String, String> settings(Map<String, String> values) {
        Map<String, String> settings = new LinkedHashMap<>(values);
        OWN.forEach(settings::remove);
        return settings;
    }

    private static Duration time(Map<String, String> values) {
        String text = value(values, "expected-at");
        try {
            return TIMES.read(text);
        } catch (Misfit e) {
            throw new UsageError("expected-at=" + text + " " + e.getMessage());
        }
    }

    private static long number(Map<String, String> values, String name) {
        String text = value(values, name);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new UsageError(name + "=" + text + " is not a whole number");
        }
    }

    private static String value(Map<String, String> values, String name) {
        String value = values.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new UsageError("the line '" + name + " = …' is missing: take the file as ./wringer hunt wrote it");
        }
        return value;
    }

    private static Map<String, String> named(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.strip().startsWith("#")) {
                continue;
            }
            int sign = line.indexOf('=');
            if (sign < 0) {
                throw new UsageError("line " + number + " is not of the form 'name = value'");
            }
            add(
                    values,
                    line.substring(0, sign).strip(),
                    line.substring(sign + 1).strip(),
                    number);
        }
        return values;
    }

    private static void add(Map<String, String> values, String name, String value, int line) {
        if (!OWN.contains(name) && Setup.parameters().find(name).isEmpty()) {
            List<String> known = new ArrayList<>(OWN);
            Setup.parameters().all().forEach(parameter -> known.add(parameter.name()));
            throw new UsageError("line " + line + " has the name " + name + ", which means nothing"
                    + Nearest.to(name, known)
                            .map(near -> ": did you mean " + near + "?")
                            .orElse(" here"));
        }
        boolean again = values.containsKey(name);
        if (again && !name.equals(FAULTS)) {
            throw new UsageError("line " + line + " says " + name + " a second time: leave one of the two");
        }
        values.merge(name, value, (before, more) -> before + "; " + more);
    }
}
