package dev.wringer.harness.ring;

import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Deed;
import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.RegimeEffect;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Carries out the actions of a schedule when they are due, as far as its budget allows, and records what was really done.
 * Nothing here waits.
 */
final class FaultPlayer {

    private static final int DRAWS_AT_MOST = 10; // of victims, until some are found whose loss is within the budget

    private static final Duration LATER =
            Duration.ofSeconds(1); // when hosts that are on their way are looked for again

    private final WatchedRing ring;
    private final Victims victims;
    private final Strikes strikes;
    private final Regimes regimes;
    private final Allowance allowance;
    private final Sight sight;
    private final Rollout rollout;
    private long begunNanos; // when the schedule began

    FaultPlayer(
            WatchedRing ring,
            Victims victims,
            Strikes strikes,
            Regimes regimes,
            Allowance allowance,
            Sight sight,
            Rollout rollout) {
        this.ring = ring;
        this.victims = victims;
        this.strikes = strikes;
        this.regimes = regimes;
        this.allowance = allowance;
        this.sight = sight;
        this.rollout = rollout;
    }

    /** How a ring is looked at, just before something happens to it. */
    interface Sight {

        /** What its members believe. */
        RingSnapshot ring();

        /** Who holds what; recorded, for that decides later what was lost. */
        Holdings holdings();
    }

    /** @throws dev.wringer.harness.trial.UsageError if the testbed cannot do something that is in this schedule */
    void requireFeasible(Schedule schedule) {
        for (Action action : schedule.actions()) {
            if (action instanceof Action.Once once) {
                strikes.requireFeasible(once.strike());
            } else if (action instanceof Action.While spell) {
                regimes.requireFeasible(spell.regime());
            }
        }
    }

    /** Puts down what is to be done, from now on. */
    void begin(Schedule schedule, Agenda agenda) {
        begunNanos = ring.now();
        for (int i = 0; i < schedule.actions().size(); i++) {
            Action action = schedule.actions().get(i);
            int number = i + 1;
            agenda.add(begunNanos + action.begin().toNanos(), () -> act(number, action, agenda));
        }
    }

    private void act(int number, Action action, Agenda agenda) {
        ring.watcher().doing(Activity.of("doing action " + number + ": " + action.describe()));
        if (action instanceof Action.Once once) {
            if (once.strike() instanceof Strike.Join join) {
                if (ring.cluster().awake().isEmpty()) { // all hosts are on their way back
                    agenda.add(ring.now() + LATER.toNanos(), () -> act(number, action, agenda));
                    return;
                }
                record(number, once, Deed.DONE, "");
                victims.remember(
                        number,
                        strikes.join(join.hosts()).stream().map(Peer::host).toList());
            } else if (once.strike() instanceof Strike.Replace replace) {
                replace(number, replace, agenda);
            } else {
                strike(number, once, (Strike.OnHosts) once.strike(), agenda);
            }
        } else {
            impose(number, (Action.While) action, agenda);
        }
    }

    /** Whether no host waits any more for its turn to be replaced. */
    boolean hasReplacedAll() {
        return rollout.isOver();
    }

    private void replace(int number, Strike.Replace all, Agenda agenda) {
        List<String> hosts = victims.pick(all.whom(), sight.ring(), sight::holdings).stream()
                .sorted()
                .toList();
        victims.remember(number, hosts);
        if (hosts.isEmpty()) {
            record(number, Action.at(Duration.ofNanos(ring.now() - begunNanos), all), Deed.NOBODY, "it finds nobody");
        }
        rollout.add(hosts, agenda, host -> replace(number, all, host));
    }

    private void replace(int number, Strike.Replace all, String host) {
        List<String> one = List.of(host);
        Strike.Replace exact = new Strike.Replace(Nodes.exactly(one), all.release(), all.stop());
        Action action = Action.at(Duration.ofNanos(ring.now() - begunNanos), exact);
        RingSnapshot before = sight.ring();
        sight.holdings();
        if (WatchedRing.membersOn(one, before).isEmpty()) {
            record(number, action, Deed.NOBODY, "it has gone meanwhile");
            return;
        }
        Optional<String> against = strikes.comesBackWhole(exact)
                ? allowance.objectionToRestart(one, before)
                : allowance.objection(one, before);
        record(number, action, against.isEmpty() ? Deed.DONE : Deed.SKIPPED, against.orElse(""));
        if (against.isEmpty()) {
            strikes.strike(exact, one, before);
        }
    }

    private void strike(int number, Action.Once action, Strike.OnHosts strike, Agenda agenda) {
        RingSnapshot before = sight.ring();
        Holdings holdings = sight.holdings();
        boolean comesBack = strikes.comesBackWhole(strike);
        String objection = "";
        for (int draw = 0; draw < DRAWS_AT_MOST; draw++) {
            List<String> hosts = victims.pick(strike.whom(), before, () -> holdings);
            Action exact = action.hitting(List.of(Nodes.exactly(hosts)));
            Optional<String> against =
                    comesBack ? allowance.objectionToRestart(hosts, before) : allowance.objection(hosts, before);
            if (hosts.isEmpty() && victims.areOnTheirWay(strike.whom())) {
                agenda.add(ring.now() + LATER.toNanos(), () -> strike(number, action, strike, agenda));
                return;
            }
            if (hosts.isEmpty()) {
                record(number, exact, Deed.NOBODY, "it finds nobody");
                return;
            }
            if (against.isEmpty()) {
                victims.remember(number, hosts);
                record(number, exact, Deed.DONE, "");
                strikes.strike(strike, hosts, before);
                return;
            }
            objection = against.get();
        }
        record(number, action, Deed.SKIPPED, objection);
    }

    private void impose(int number, Action.While action, Agenda agenda) {
        RingSnapshot before = sight.ring();
        if (action.regime() instanceof Regime.Down) {
            sight.holdings();
        }
        String objection = "";
        for (int draw = 0; draw < DRAWS_AT_MOST; draw++) {
            RegimeEffect effect =
                    regimes.effect(action.regime(), nodes -> victims.pick(nodes, before, sight::holdings));
            Optional<String> against = allowance.objection(effect, before);
            if (findsNobody(action.regime(), effect)) {
                record(number, exact(action, effect), Deed.NOBODY, "it finds nobody");
                return;
            }
            if (against.isEmpty()) {
                impose(number, action, effect, before, agenda);
                return;
            }
            objection = against.get();
        }
        record(number, action, Deed.SKIPPED, objection);
    }

    private static boolean findsNobody(Regime regime, RegimeEffect effect) {
        boolean oneSided = effect.from().isEmpty() || (effect.to().isEmpty() && isBetween(effect));
        return !(regime instanceof Regime.Still) && oneSided;
    }

    private static boolean isBetween(RegimeEffect effect) {
        return switch (effect.hindrance()) {
            case CUT, SLOW, WORSE -> true;
            case FROZEN, DOWN, STILL -> false;
        };
    }

    private void impose(int number, Action.While action, RegimeEffect effect, RingSnapshot before, Agenda agenda) {
        Optional<Duration> allowed = allowance.longest(effect).map(action.begin()::plus);
        Optional<Duration> end = earlier(action.end(), allowed);
        boolean shortened = !end.equals(action.end());
        victims.remember(number, effect.from());
        record(
                number,
                exact(new Action.While(action.begin(), end, action.regime()), effect),
                shortened ? Deed.SHORTENED : Deed.DONE,
                shortened ? "a longer cut could split the ring for good" : "");
        long imposedNanos = ring.now();
        Imposed imposed = regimes.impose(action.regime(), effect, before);
        // As planned, even if it has begun late: other actions may count on it.
        end.ifPresent(time -> agenda.add(begunNanos + time.toNanos(), () -> {
            sight.ring();
            imposed.close();
            allowance
                    .overrun(effect, Duration.ofNanos(ring.now() - imposedNanos))
                    .ifPresent(reason -> ring.proof().premiseBroken(ring.now(), reason));
        }));
    }

    private static Optional<Duration> earlier(Optional<Duration> one, Optional<Duration> other) {
        if (one.isPresent() && other.isPresent()) {
            return one.get().compareTo(other.get()) <= 0 ? one : other;
        }
        return one.or(() -> other);
    }

    private static Action exact(Action.While action, RegimeEffect effect) {
        return action.hitting(List.of(Nodes.exactly(effect.from()), Nodes.exactly(effect.to())));
    }

    private void record(int number, Action action, Deed deed, String note) {
        ring.history().record(new Event.Acted(ring.now(), number, action.describe(), deed, note));
    }
}
