package dev.wringer.harness.nemesis;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.setting.Misfit;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.Times;
import dev.wringer.node.port.Entropy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Some links are slow for a while, again and again. */
record SlowLinks() implements Recipe {

    private static final int PART_OF_CALL = 8;

    private static final Parameter<Duration> LATENCY = new Parameter<>(
            "latency",
            Times.POSITIVE,
            Optional.empty(),
            "the delay, one way; by default an eighth of the longest call");
    private static final Parameter<Duration> JITTER = new Parameter<>(
            "jitter",
            new Times(0, Double.POSITIVE_INFINITY),
            Optional.empty(),
            "how much it varies in either direction, at most the latency; by default half of it");

    @Override
    public String name() {
        return "slow-links";
    }

    @Override
    public String help() {
        return "some links are slow, with jitter, for a while, again and again";
    }

    @Override
    public List<Parameter<?>> settings() {
        return List.of(Links.SHARE, LATENCY, JITTER, Spells.LASTS_LONGER, Spells.CALM);
    }

    @Override
    public void check(Chosen chosen) throws Misfit {
        Optional<Duration> jitter = chosen.find(JITTER);
        if (jitter.isPresent() && chosen.find(LATENCY).isEmpty()) {
            throw new Misfit("sets jitter of slow-links without a latency");
        }
        if (jitter.isPresent() && jitter.get().compareTo(chosen.get(LATENCY)) > 0) {
            throw new Misfit("sets jitter of slow-links to more than the latency");
        }
    }

    @Override
    public Set<Capability> needs(Chosen chosen) {
        return Set.of(Capability.DELAY);
    }

    @Override
    public List<Action> actions(Chosen chosen, Stage stage, Entropy chance) {
        Duration latency = chosen.find(LATENCY).orElseGet(() -> usual(stage));
        Duration jitter = chosen.find(JITTER)
                .orElseGet(() -> Duration.ofMillis(latency.dividedBy(2).toMillis()));
        return Links.faulty(chosen, stage, chance, () -> new LinkFault.Delay(latency, jitter));
    }

    private static Duration usual(Stage stage) {
        return Duration.ofMillis(
                Math.max(1, stage.longestCall().dividedBy(PART_OF_CALL).toMillis()));
    }

    @Override
    public Chosen draw(Stage stage, Entropy chance) {
        long usual = usual(stage).toMillis();
        Duration latency = Duration.ofMillis(chance.between((usual + 3) / 4, 3 * usual));
        Duration jitter = Duration.ofMillis(chance.between(0, latency.toMillis()));
        Chosen drawn = Chosen.NOTHING.with(LATENCY, latency).with(JITTER, jitter);
        return Spells.draw(drawn, stage, chance);
    }
}
