package dev.wringer.cli;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * How long a run may still take: every trial that is not over takes as long as the finished ones did on the average, the ones
 * under way for what is left of that. So it gets less while one waits, and does not rise.
 *
 * @param finished how long each finished trial took
 * @param underway for how long each trial under way has been going on
 * @param waiting how many trials have not begun
 */
record TimeLeft(Collection<Duration> finished, Collection<Duration> underway, int waiting) {

    /** An estimate, as soon as a trial is over; none when all are. */
    Optional<Duration> estimate() {
        if (finished.isEmpty() || (underway.isEmpty() && waiting == 0)) {
            return Optional.empty();
        }
        long mean = finished.stream().mapToLong(Duration::toMillis).sum() / finished.size();
        long begun = underway.stream()
                .mapToLong(time -> Math.max(0, mean - time.toMillis()))
                .sum();
        return Optional.of(Duration.ofMillis((begun + mean * waiting) / Math.max(1, underway.size())));
    }
}
