package dev.wringer.cli;

import dev.wringer.harness.junit.Testbeds;
import dev.wringer.harness.sim.SimTestbed;
import dev.wringer.scenarios.Catalogue;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * One call of the command in this process.
 *
 * @param status its exit status
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Invocation(int status, String out, String err) {

    /** Calls it with the sample scenarios, in simulation. */
    static Invocation of(String... arguments) {
        return of(SampleScenarios.classes(), new Testbeds(List.of(new SimTestbed())), arguments);
    }

    /** Calls it with the sample scenarios where trials run one after the other. */
    static Invocation oneAtATime(String... arguments) {
        return of(SampleScenarios.classes(), new Testbeds(List.of(new OneAtATime())), arguments);
    }

    /** Calls it with the scenarios and testbeds that users have. */
    static Invocation asInstalled(String... arguments) {
        return of(Catalogue.classes(), Testbeds.installed(), arguments);
    }

    /** Calls it with the scenarios that users have, and these testbeds. */
    static Invocation on(Testbeds testbeds, String... arguments) {
        return of(Catalogue.classes(), testbeds, arguments);
    }

    /** Calls it as users do who have set environment variables. */
    static Invocation asInstalled(Map<String, String> environment, String... arguments) {
        return of(Catalogue.classes(), Testbeds.installed(), environment, arguments);
    }

    private static Invocation of(List<Class<?>> scenarios, Testbeds testbeds, String... arguments) {
        return of(scenarios, testbeds, Map.of(), arguments);
    }

    private static Invocation of(
            List<Class<?>> scenarios, Testbeds testbeds, Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(stream(out), stream(err), false, false, 120);
        int status = Wringer.execute(scenarios, testbeds, terminal, environment, arguments);
        return new Invocation(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs the first command that it printed and that begins with these words. */
    Invocation runPrinted(String words) {
        String command = out.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("./wringer " + words))
                .findFirst()
                .orElseThrow();
        return asInstalled(command.replace("./wringer ", "").split(" "));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
