package dev.wringer.harness.live;

import static org.awaitility.Awaitility.await;

import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.harness.ring.NotReached;
import dev.wringer.harness.testee.TesteeFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what it means that a host which should be alive is not, does not answer, or answers what it may not. The first
 * finding is the last: the trial is decided, and whoever asks the hosts anything more gets the same. No host is blamed before
 * the fleet has looked whether the fault is its own. Used by the thread of the scenario.
 */
final class Inquest {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Fleet fleet;
    private final Duration obituaryTakes;
    private final BiConsumer<LiveHost, Obituary> death;
    private @Nullable AssertionError finding; // null until there is one

    /**
     * Nothing has happened.
     *
     * @param obituaryTakes how long the fleet may take to know of a death
     * @param death told of each host that has died of itself
     */
    Inquest(Fleet fleet, Duration obituaryTakes, BiConsumer<LiveHost, Obituary> death) {
        this.fleet = fleet;
        this.obituaryTakes = obituaryTakes;
        this.death = death;
    }

    /** Fails with the finding if there is one. */
    void requireNoFinding() {
        if (finding instanceof ContractBreach breach) {
            throw breach.again();
        }
        if (finding != null) {
            throw new NotReached(String.valueOf(finding.getMessage()));
        }
    }

    /** Whether something was found. */
    boolean hasFinding() {
        return finding != null;
    }

    /** Whether it is an answer that failed, and broke the contract: that is what it is, whatever became of the host. */
    static boolean isBreach(Throwable why) {
        return TesteeFailure.causeOf(why) instanceof ContractBreach;
    }

    /**
     * A call to a host that should be alive came to nothing, or its answer breaks the contract.
     *
     * @param why the future of its answer has failed
     * @return what is to be thrown
     */
    AssertionError into(LiveHost host, Throwable why) {
        Throwable cause = TesteeFailure.causeOf(why);
        if (cause instanceof ContractBreach breach) {
            fleet.examine(); // a breach of silence or of death may be the engine's; one of words is looked at twice
            return remembered(breach);
        }
        if (cause instanceof NotReached shortfall) {
            return remembered(shortfall);
        }
        if (cause instanceof TesteeFailure) {
            Optional<Obituary> obituary = awaitObituary(host);
            fleet.examine();
            return obituary.isPresent()
                    ? intoDeath(host, obituary.get())
                    : remembered(new ContractBreach(
                            silenceOf(host), host.name(), cause.getMessage() + " although the host runs", cause));
        }
        if (cause instanceof RuntimeException failure) {
            throw failure; // of the harness
        }
        throw new IllegalStateException(cause);
    }

    private static Clause silenceOf(LiveHost host) {
        return host.isLeaving() ? Clause.LEAVING : Clause.ANSWERS;
    }

    /** A host has ended that should run. */
    AssertionError intoDeath(LiveHost host, Obituary obituary) {
        fleet.examine();
        death.accept(host, obituary);
        if (host.isLeaving()) {
            return remembered(new ContractBreach(Clause.LEAVING, host.name(), obituary.text()));
        }
        if (host.hasEntered()) {
            return remembered(new ContractBreach(Clause.RUNNING, host.name(), obituary.text()));
        }
        return remembered(
                host.joins() && obituary.status() == Obituary.NOT_ENTERED
                        // As it should if it cannot: a broken ring lets nobody in.
                        ? new NotReached(host.name() + " did not become a member: it " + obituary.text())
                        : new ContractBreach(Clause.FOUNDING, host.name(), obituary.text()));
    }

    /** A host breaks a clause. */
    AssertionError breach(Clause clause, LiveHost host, String seen) {
        fleet.examine();
        return remembered(new ContractBreach(clause, host.name(), seen));
    }

    private AssertionError remembered(AssertionError found) {
        if (finding == null) {
            finding = found;
        }
        return finding;
    }

    /** A connection breaks a little before anybody knows that the process at its other end is gone. */
    private Optional<Obituary> awaitObituary(LiveHost host) {
        try {
            return await().atMost(obituaryTakes)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(BETWEEN_LOOKS)
                    .until(() -> fleet.obituary(host.name()), Optional::isPresent);
        } catch (ConditionTimeoutException e) {
            return Optional.empty();
        }
    }
}
