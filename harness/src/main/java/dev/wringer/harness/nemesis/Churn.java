package dev.wringer.harness.nemesis;

import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.setting.Decimals;
import dev.wringer.harness.setting.Misfit;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.Percentages;
import dev.wringer.node.port.Entropy;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Hosts come and go. By <i>rate</i>, as in TON'03 §VI-D: joins and departures are two Poisson processes of the same rate, and
 * each departure hits a live host at random. By <i>session</i>: hosts join in a Poisson process, and each of them, the founders
 * included, goes when its session is over. By <i>trace</i>: as a file says.
 */
record Churn() implements Recipe {

    private static final double TURNOVER = 0.01;
    private static final double HALF = 0.5;

    private static final Parameter<Double> RATE = new Parameter<>(
            "rate",
            new Decimals(0, 10_000),
            Optional.empty(),
            "joins per second, and as many departures; by default 1 % of the hosts per round");
    private static final Parameter<SessionLength> SESSION = new Parameter<>(
            "session",
            new SessionLengths(),
            Optional.empty(),
            "how long hosts stay, instead of a rate: distribution, mean, and shape");
    private static final Parameter<Trace> TRACE = new Parameter<>(
            "trace",
            new Traces(),
            Optional.empty(),
            "a file of sessions, instead of a rate: host, start and end in seconds");
    private static final Parameter<Double> SPEED = new Parameter<>(
            "speed", new Decimals(0.001, 1_000_000), "1", "how many seconds of the trace pass in a second");
    private static final Parameter<Double> LEAVE = new Parameter<>(
            "leave",
            Percentages.ALL,
            Optional.empty(),
            "which share of departures leave instead of crashing; by default 50%, or 0% where nobody can leave");

    @Override
    public String name() {
        return "churn";
    }

    @Override
    public String help() {
        return "hosts join, crash and leave, one by one";
    }

    @Override
    public List<Parameter<?>> settings() {
        return List.of(RATE, SESSION, TRACE, SPEED, LEAVE);
    }

    @Override
    public void check(Chosen chosen) throws Misfit {
        List<String> sources = Stream.<Parameter<?>>of(RATE, SESSION, TRACE)
                .filter(source -> chosen.find(source).isPresent())
                .map(Parameter::name)
                .toList();
        if (sources.size() > 1) {
            throw new Misfit("sets " + String.join(" and ", sources) + " of churn: it takes one of them");
        }
        if (chosen.find(SPEED).isPresent() && chosen.find(TRACE).isEmpty()) {
            throw new Misfit("sets speed of churn, which belongs to a trace");
        }
    }

    @Override
    public Set<Capability> needs(Chosen chosen) {
        double leaving = chosen.find(LEAVE).orElse(0.0);
        Set<Capability> needs = EnumSet.of(Capability.JOIN);
        if (leaving > 0) {
            needs.add(Capability.LEAVE);
        }
        if (leaving < 1) {
            needs.add(Capability.CRASH);
        }
        return Collections.unmodifiableSet(needs);
    }

    @Override
    public List<Action> actions(Chosen chosen, Stage stage, Entropy chance) {
        double until = stage.millis() / 1e3;
        double leaving = chosen.find(LEAVE).orElse(stage.offers(Capability.LEAVE) ? HALF : 0);
        Optional<Trace> trace = chosen.find(TRACE);
        int least = trace.isPresent() ? 1 : new Limits(stage).floor();
        Population population = new Population(stage.hosts(), least, leaving, chance);
        if (trace.isPresent()) {
            trace.get().play(population, stage.hosts(), chosen.get(SPEED), until);
        } else if (chosen.find(SESSION).isPresent()) {
            attend(population, chosen.find(SESSION).get(), stage.hosts(), until, chance);
        } else {
            double rate = chosen.find(RATE).orElseGet(() -> usualRate(stage));
            Poisson poisson = new Poisson(chance);
            poisson.instants(rate, until).forEach(population::join);
            poisson.instants(rate, until).forEach(time -> population.go(time, Nodes.count(1)));
        }
        return population.actions();
    }

    /** As many come as keeps the number of hosts where it is: by Little's law, one host for each and every mean session. */
    private static void attend(
            Population population, SessionLength length, int founders, double until, Entropy chance) {
        for (int host = 0; host < founders; host++) {
            population.goAtTheEnd(length.drawRest(chance), until, host);
        }
        double rate = founders / seconds(length.mean());
        population.attend(
                new Poisson(chance)
                        .instants(rate, until).stream()
                                .map(begin -> new Session(begin, begin + length.draw(chance)))
                                .toList(),
                until);
    }

    @Override
    public Chosen draw(Stage stage, Entropy chance) {
        double factor = 0.2 + 1.8 * chance.nextDouble();
        double rate = Math.round(usualRate(stage) * factor * 1e4) / 1e4;
        return Chosen.NOTHING.with(RATE, Math.min(10_000, Math.max(1e-4, rate)));
    }

    private static double usualRate(Stage stage) {
        return TURNOVER * stage.hosts() / seconds(stage.round());
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
