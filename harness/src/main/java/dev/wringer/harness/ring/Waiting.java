package dev.wringer.harness.ring;

import dev.wringer.harness.ring.Condition.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One wait of a ring for some conditions. It ends when each has held once; when one has not within the ring's patience; or
 * when a ring that is maintained has changed nothing on the way to it for several rounds, and so never will.
 */
final class Waiting {

    private static final Duration LOOK_EVERY = Duration.ofMillis(250); // costs nothing where time is virtual
    private static final Duration LOOK_AT_LIVE_NODES_EVERY = Duration.ofSeconds(1);

    private static final Duration NOTE_EVERY = Duration.ofSeconds(1);
    private static final Duration NOTE_LIVE_NODES_EVERY = Duration.ofSeconds(3);
    private static final int NOTES_IN_THE_SECOND_HALF = 12;

    /** After so many rounds without any change nothing is under way any more, not even a call that is about to be given up. */
    static final int IDLE_ROUNDS = 4;

    private final Ring ring;
    private final Cluster cluster;
    private final Activity.Watcher watcher;
    private final List<Awaited> awaited = new ArrayList<>();
    private final long begunNanos;
    private final boolean notes; // whether it is recorded how far the ring has come
    private long notedNanos; // when it was recorded last how far the ring has come

    Waiting(Ring ring, Cluster cluster, Activity.Watcher watcher, List<Condition> conditions) {
        this.ring = ring;
        this.watcher = watcher;
        this.cluster = cluster;
        this.begunNanos = cluster.nowNanos();
        this.notedNanos = begunNanos;
        conditions.forEach(condition -> awaited.add(new Awaited(condition)));
        // Hosts that somebody else's process runs are asked for nothing that is not looked at anyway.
        this.notes = !cluster.isRealTime()
                || (conditions.stream().anyMatch(AwaitedIdeal.class::isInstance)
                        && conditions.stream().anyMatch(AwaitedReplication.class::isInstance));
    }

    /**
     * Waits.
     *
     * @return how long each condition took
     * @throws NotReached if one is not reached
     */
    List<Duration> untilReached() {
        while (true) {
            awaited.forEach(Awaited::look);
            if (awaited.stream().allMatch(each -> each.reached.isPresent())) {
                if (notes && cluster.nowNanos() > begunNanos) {
                    ring.noteRecovery();
                }
                return awaited.stream().map(each -> each.reached.orElseThrow()).toList();
            }
            noteNowAndThen();
            Duration pause = cluster.isRealTime() ? LOOK_AT_LIVE_NODES_EVERY : LOOK_EVERY;
            cluster.advanceUntil(() -> false, pause);
        }
    }

    /** The longer it takes, the less often: a record has some dozens of these lines, however long somebody waits. */
    private void noteNowAndThen() {
        long now = cluster.nowNanos();
        Duration shortest = cluster.isRealTime() ? NOTE_LIVE_NODES_EVERY : NOTE_EVERY;
        long pause = Math.max(shortest.toNanos(), (now - begunNanos) / NOTES_IN_THE_SECOND_HALF);
        if (notes && (now == begunNanos || now - notedNanos >= pause)) {
            ring.noteRecovery();
            notedNanos = now;
        }
    }

    /** A condition, and how the ring gets on towards it. */
    private final class Awaited {

        private final Condition condition;
        private final Optional<Progress> progress;
        private Optional<Duration> reached = Optional.empty();
        private @Nullable Object seen; // at the last look at the progress; null before the first
        private long changedNanos = begunNanos; // when that differed from the look before, or began
        private long lookedNanos = begunNanos; // when the progress was looked at last

        Awaited(Condition condition) {
            this.condition = condition;
            this.progress = condition.progress(ring.spec());
        }

        void look() {
            if (reached.isPresent()) {
                return;
            }
            Optional<String> missing = condition.missing(ring);
            Duration waited = Duration.ofNanos(cluster.nowNanos() - begunNanos);
            if (missing.isEmpty()) {
                reached = Optional.of(waited);
                return;
            }
            String goal = "waiting until the ring is " + condition.name();
            watcher.doing(new Activity(goal, missing, waited, Optional.of(ring.patience())));
            progress.ifPresent(how -> lookAtProgress(how, missing.get()));
            if (waited.compareTo(ring.patience()) >= 0) {
                throw notReached(
                        " after " + Text.seconds(waited) + ", the bound for " + ring.boundInRounds()
                                + " rounds of maintenance",
                        missing.get());
            }
        }

        private void lookAtProgress(Progress how, String missing) {
            long now = cluster.nowNanos();
            if (seen != null && now - lookedNanos < how.round().toNanos()) {
                return;
            }
            Object view = how.view().of(ring);
            if (!view.equals(seen)) {
                changedNanos = now;
            }
            seen = view;
            lookedNanos = now;
            if (now - changedNanos >= how.round().toNanos() * IDLE_ROUNDS) {
                throw notReached(
                        ", and nothing has changed any more for " + IDLE_ROUNDS + " rounds of " + how.rounds() + " ("
                                + Text.seconds(Duration.ofNanos(now - changedNanos)) + " of the "
                                + Text.seconds(ring.patience()) + " that it has)",
                        missing);
            }
        }

        private NotReached notReached(String when, String missing) {
            String diagnosis =
                    condition.diagnosis(ring).map(text -> "; " + text).orElse("");
            return new NotReached("the ring is not " + condition.name() + when + ": " + missing + diagnosis);
        }
    }
}
