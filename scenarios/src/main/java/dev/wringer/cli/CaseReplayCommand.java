package dev.wringer.cli;

import dev.wringer.harness.hunt.Attempt;
import dev.wringer.harness.hunt.Case;
import dev.wringer.harness.hunt.CaseFile;
import dev.wringer.harness.hunt.Expectation;
import dev.wringer.harness.hunt.Outcome;
import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Needs;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.WholeNumbers;
import dev.wringer.harness.story.Explanation;
import dev.wringer.harness.trial.UsageError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries a case again, and says whether its violation shows. */
@Command(
        name = "replay",
        description = "Show the violation of a case again.",
        synopsisHeading = "Usage: ",
        customSynopsis = {
            "./wringer replay CASE [--testbed NAME] [--times N]",
            "./wringer replay CASE --explain [--markdown FILE]"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit status: 0 if the violation shows, in simulation at the very event;",
            "1 if it does not, 3 if CASE is none or cannot run there, 4 if the harness fails."
        })
final class CaseReplayCommand implements Callable<Integer> {

    private static final Parameter<Long> TIMES =
            new Parameter<>("times", new WholeNumbers(1, 1_000), "3", "how often a case is tried where time is real");

    private final CommandContext context;

    @Parameters(paramLabel = "CASE", arity = "0..1", description = "A file that ./wringer hunt has written (*.case).")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--testbed",
            paramLabel = "NAME",
            defaultValue = "sim",
            description = "Where: ${DEFAULT-VALUE}, or on real hosts.")
    private String testbed = "sim";

    @Option(
            names = "--times",
            paramLabel = "N",
            description = "How often (default: once in simulation, where every time is alike; 3 times elsewhere).")
    private Optional<String> times = Optional.empty();

    @Option(names = "--explain", description = "Tell step by step how the violation comes about in simulation.")
    private boolean explain;

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "Write that into a document as well, with a sequence diagram (Mermaid).")
    private Optional<Path> markdown = Optional.empty();

    CaseReplayCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path named = file.orElseThrow(
                () -> new UsageError("which case? ./wringer hunt writes some, and scenarios/cases holds others"));
        Case told = CaseFile.read(text(named), named.toString());
        Testbed where = context.testbeds().named(testbed);
        refuse(told, where, named);
        refuseExplanation(where);
        Expectation expected = told.expected();
        tell("expected  " + expected.check() + " at event " + expected.event() + ", " + seconds(expected) + ": "
                + expected.witness());
        if (explain) {
            return explained(told, named).code();
        }
        return (where.offers(Capability.REPEATABLE) ? inSimulation(told, where) : onRealHosts(told, where)).code();
    }

    private void refuseExplanation(Testbed where) {
        if (!explain && markdown.isPresent()) {
            throw new UsageError("--markdown goes with --explain only");
        }
        if (explain && !where.name().equals("sim")) {
            throw new UsageError("--explain goes with the testbed sim only: elsewhere nobody sees what nodes believe");
        }
        if (explain && times.isPresent()) {
            throw new UsageError("--explain goes without --times: in simulation every time is alike");
        }
    }

    private ExitStatus explained(Case told, Path named) {
        Explanation explanation = Explanation.of(told.setup());
        ExitStatus status = compared(told, explanation.outcome());
        tell("");
        if (explanation.text().isEmpty()) {
            tell("There is no violation, and nothing to explain.");
            return status;
        }
        explanation.text().forEach(this::tell);
        markdown.ifPresent(document -> new CaseStory(named, explanation).writeTo(document));
        return status;
    }

    private ExitStatus inSimulation(Case told, Testbed where) {
        int number = number(1);
        ExitStatus status = ExitStatus.OK;
        for (int i = 0; i < number; i++) {
            ExitStatus one = compared(told, new Attempt(where).of(told.setup()));
            status = one == ExitStatus.OK ? status : one;
        }
        return status;
    }

    private ExitStatus compared(Case told, Outcome outcome) {
        boolean same = outcome.broken().filter(told.expected()::equals).isPresent();
        tell((same ? "SHOWN     " : "DIFFERS   ") + shown(outcome));
        return same ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private ExitStatus onRealHosts(Case told, Testbed where) {
        where.requirePresence();
        int number = number(Integer.parseInt(TIMES.byDefault().orElseThrow()));
        int shown = 0;
        int others = 0;
        int spoilt = 0;
        for (int i = 0; i < number; i++) {
            Outcome outcome = new Attempt(where).of(told.setup());
            if (i == 0) {
                image(told, outcome).ifPresent(this::tell);
            }
            boolean same = outcome.broken()
                    .filter(broken -> broken.check().equals(told.expected().check()))
                    .isPresent();
            boolean unusable = outcome.verdict() == Verdict.Outcome.ERROR;
            boolean other = !same && outcome.broken().isPresent();
            shown += same ? 1 : 0;
            others += other ? 1 : 0;
            spoilt += unusable ? 1 : 0;
            String word = same ? "SHOWN     " : other ? "OTHER     " : unusable ? "ERROR     " : "NOT SHOWN ";
            tell(word + shown(outcome));
        }
        tell(told.expected().check() + " showed in " + shown + " of " + number + " trials on " + where.name()
                + (others == 0 ? "" : ", another violation in " + others));
        if (shown > 0) {
            return ExitStatus.OK;
        }
        return spoilt == number ? ExitStatus.HARNESS : ExitStatus.FAILED;
    }

    /** Which image hosts ran: a name may mean another one than when the case was seen. */
    private static Optional<String> image(Case told, Outcome outcome) {
        List<String> images = outcome.events().stream()
                .filter(Event.Implemented.class::isInstance)
                .map(event -> ((Event.Implemented) event).image())
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
        String ran = "image     " + String.join(", ", images);
        return images.isEmpty()
                ? Optional.empty()
                : Optional.of(told.image()
                        .filter(id -> !images.contains(id))
                        .map(id -> ran + ", and not " + id + ", which has shown the violation")
                        .orElse(ran));
    }

    private int number(int otherwise) {
        return times.map(text -> Math.toIntExact(TIMES.read(text).value())).orElse(otherwise);
    }

    private static String shown(Outcome outcome) {
        return outcome.broken()
                .map(broken -> broken.check() + " at event " + broken.event() + ", " + seconds(broken) + ": "
                        + broken.witness())
                .orElseGet(() -> outcome.verdict() + (outcome.reason().isEmpty() ? "" : ": " + outcome.reason()));
    }

    private static String seconds(Expectation of) {
        return String.format(Locale.ROOT, "%.3f s", of.instant().toNanos() / 1e9);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UsageError((Files.exists(file) ? file + " cannot be read as text" : "there is no " + file)
                    + ": name a file that ./wringer hunt has written");
        }
    }

    private static void refuse(Case told, Testbed where, Path file) {
        RingSpec spec = told.setup().spec();
        Set<Capability> needs = new HashSet<>(Needs.of(spec));
        needs.addAll(Needs.of(told.setup().faults()));
        where.missing(needs).ifPresent(missing -> {
            throw new UsageError(file + " cannot be replayed on " + where.name() + ", which lacks " + missing
                    + ": take another testbed, or change the case");
        });
        where.refusal(spec).ifPresent(why -> {
            throw new UsageError(file + " cannot be replayed on " + where.name() + ": " + why);
        });
    }

    private void tell(String line) {
        context.terminal().out().println(line.stripTrailing());
    }
}
