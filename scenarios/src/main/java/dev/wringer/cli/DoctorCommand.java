package dev.wringer.cli;

import dev.wringer.harness.containers.ContainersTestbed;
import dev.wringer.harness.containers.EngineExamination;
import dev.wringer.harness.containers.ImageChoice;
import dev.wringer.harness.doctor.Finding;
import dev.wringer.harness.doctor.Finding.Health;
import dev.wringer.harness.doctor.MachineExamination;
import dev.wringer.harness.processes.ProcessesExamination;
import dev.wringer.harness.processes.ProcessesTestbed;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what on this machine keeps testbeds from working. */
@Command(
        name = "doctor",
        description = "Look for what keeps testbeds from working on this machine.",
        synopsisHeading = "Usage: ",
        customSynopsis = "./wringer doctor [OPTIONS]",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {"", "Exit status: 0 if the testbed can run, 4 if it cannot."})
final class DoctorCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(
            names = "--testbed",
            paramLabel = "NAME",
            description = "The one that must be able to run (default: local).")
    private String testbed = "local";

    DoctorCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String wanted = context.testbeds().named(testbed).name();
        List<Finding> machine = MachineExamination.findings();
        List<Finding> processes = ProcessesExamination.findings();
        List<Finding> engine = EngineExamination.findings(ImageChoice.of(context.environment()));
        context.terminal().out().println("every testbed");
        machine.forEach(this::print);
        context.terminal().out().println(ProcessesTestbed.NAME);
        processes.forEach(this::print);
        context.terminal().out().println(ContainersTestbed.NAME);
        engine.forEach(this::print);
        boolean broken = isBroken(machine)
                || (wanted.equals(ProcessesTestbed.NAME) && isBroken(processes))
                || (wanted.equals(ContainersTestbed.NAME) && isBroken(engine));
        context.terminal().out().println(testbed + (broken ? " cannot run here" : " can run here"));
        return (broken ? ExitStatus.HARNESS : ExitStatus.OK).code();
    }

    private static boolean isBroken(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.health() == Health.BROKEN);
    }

    private void print(Finding finding) {
        context.terminal()
                .out()
                .printf(
                        Locale.ROOT,
                        "  %-6s  %-14s %s%s%n",
                        finding.health().name().toLowerCase(Locale.ROOT),
                        finding.subject(),
                        finding.text(),
                        finding.remedy().isEmpty() ? "" : ": " + finding.remedy());
    }
}
