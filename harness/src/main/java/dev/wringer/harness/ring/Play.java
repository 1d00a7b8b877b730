package dev.wringer.harness.ring;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Stage;
import dev.wringer.harness.schedule.Budget;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.harness.workload.Workload;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One performance: a schedule of faults and clients that work meanwhile, side by side in one thread. What is due is done at
 * its time, and between two such times the cluster goes on.
 */
final class Play {

    private static final int LOOKS = 10; // at who holds what, while faults strike
    private static final Duration IDEAL_EVERY = Duration.ofSeconds(1); // is looked whether the ring is
    private static final Duration LISTENING = Duration.ofMillis(10); // between two entries of an agenda that is late
    private static final Duration DEEDS_EVERY =
            Duration.ofMillis(250); // or whoever waits for hosts would wait for clients

    private final WatchedRing ring;
    private final Cluster cluster;
    private final Deeds deeds;
    private final Calls calls;
    private final FaultPlayer faults;
    private final ClientPlayer clients;
    private final Agenda agenda = new Agenda();
    private final Runnable heal;
    private final Runnable look;
    private final BooleanSupplier isIdeal;
    private Optional<Duration> untilIdeal = Optional.empty(); // from the end of the last fault

    /**
     * @param heal takes back whatever is in force
     * @param look takes an inventory
     * @param isIdeal whether the ring is, now
     */
    Play(
            WatchedRing ring,
            Deeds deeds,
            Calls calls,
            FaultPlayer faults,
            ClientPlayer clients,
            Runnable heal,
            Runnable look,
            BooleanSupplier isIdeal) {
        this.ring = ring;
        this.cluster = ring.cluster();
        this.deeds = deeds;
        this.calls = calls;
        this.faults = faults;
        this.clients = clients;
        this.heal = heal;
        this.look = look;
        this.isIdeal = isIdeal;
    }

    /**
     * Plays.
     *
     * @param healing whether whatever is in force at the end of the faults is taken back then
     */
    Played run(Schedule schedule, Workload workload, Budget budget, boolean healing) {
        faults.requireFeasible(schedule);
        ring.history()
                .record(new Event.Planned(
                        ring.now(),
                        schedule.toString(),
                        workload.toString(),
                        budget.name().toLowerCase(Locale.ROOT)));
        long overNanos;
        try {
            clients.begin(agenda);
            Workload.Timetable times = workload.times();
            enter(Stage.WARM_UP, times.warmUp());
            Duration length = longer(times.faults(), schedule.length());
            faults.begin(schedule, agenda);
            overNanos = ring.now() + schedule.length().toNanos();
            awaitIdeal(overNanos);
            Duration quiet = schedule.actions().stream()
                    .map(action -> action.begin())
                    .min(Duration::compareTo)
                    .orElse(length);
            Duration calm = quiet.compareTo(length) < 0 ? quiet : length;
            enter(Stage.QUIET, calm);
            lookNowAndThen(length.minus(calm));
            enter(Stage.FAULTS, length.minus(calm));
            overNanos = Math.max(overNanos, awaitReplacements());
            look.run();
            if (healing) {
                heal.run();
            }
            enter(Stage.HEALED, times.after());
            enter(Stage.OVER, Duration.ZERO);
            clients.end();
            calls.settle();
            look.run();
        } catch (RuntimeException | Error e) {
            calls.abandon();
            throw e;
        }
        ring.history().record(new Event.Paced(ring.now(), clients.sent(), clients.latenessNanos()));
        return Played.of(ring.history().events(), Duration.ofNanos(overNanos), untilIdeal);
    }

    /** Hosts that are replaced one by one take as long as the ring takes after each. */
    private long awaitReplacements() {
        if (faults.hasReplacedAll()) {
            return 0;
        }
        while (!faults.hasReplacedAll()) {
            advance(ring.now() + DEEDS_EVERY.toNanos());
        }
        return ring.now();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private void lookNowAndThen(Duration time) {
        for (int i = 1; i < LOOKS; i++) {
            agenda.add(ring.now() + time.toNanos() * i / LOOKS, look);
        }
    }

    /** Looks now and again, while clients work, until the ring is ideal once. */
    private void awaitIdeal(long overNanos) {
        long justAfter = overNanos + 1; // what ends at that instant
        agenda.add(justAfter, () -> lookForIdeal(justAfter));
    }

    private void lookForIdeal(long fromNanos) {
        if (!faults.hasReplacedAll()) {
            agenda.add(ring.now() + IDEAL_EVERY.toNanos(), () -> lookForIdeal(ring.now()));
        } else if (deeds.areOver() && isIdeal.getAsBoolean()) {
            untilIdeal = Optional.of(Duration.ofNanos(ring.now() - fromNanos));
        } else {
            agenda.add(ring.now() + IDEAL_EVERY.toNanos(), () -> lookForIdeal(fromNanos));
        }
    }

    private void enter(Stage stage, Duration length) {
        ring.history().record(new Event.Entered(ring.now(), stage));
        ring.watcher()
                .doing(new Activity(
                        "playing: " + stage.name().toLowerCase(Locale.ROOT),
                        Optional.empty(),
                        Duration.ZERO,
                        Optional.of(length).filter(time -> !time.isZero())));
        advance(ring.now() + length.toNanos());
    }

    /** What has been answered meanwhile is dealt with, however late the agenda is. */
    private void listen() {
        if (cluster.isRealTime()) {
            cluster.advanceUntil(() -> false, LISTENING);
        }
    }

    /** Lets time pass until this instant, and does what is due on the way. */
    private void advance(long untilNanos) {
        while (true) {
            deeds.look();
            while (agenda.runNext(cluster.nowNanos())) {
                listen();
                deeds.look();
            }
            long now = cluster.nowNanos();
            if (now >= untilNanos) {
                return;
            }
            long next = Math.min(agenda.nextNanos(), untilNanos);
            long bound = deeds.areOver() ? next : Math.min(next, now + DEEDS_EVERY.toNanos());
            cluster.advanceUntil(() -> agenda.nextNanos() < next, Duration.ofNanos(Math.max(0, bound - now)));
        }
    }
}
