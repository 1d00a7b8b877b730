package dev.wringer.harness.live;

import dev.wringer.harness.testee.HostStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Puts questions to hosts that should be alive. Used by the thread of the scenario. */
final class Questions {

    private final Inquest inquest;

    /** @param inquest into hosts that do not answer */
    Questions(Inquest inquest) {
        this.inquest = inquest;
    }

    /** Asks all of them at once. */
    <T> Replies<T> ask(Collection<LiveHost> hosts, Function<LiveHost, CompletableFuture<T>> question) {
        inquest.requireNoFinding();
        return Replies.of(hosts, question, inquest);
    }

    /** How these hosts are. */
    List<HostStatus> statuses(Collection<LiveHost> hosts) {
        List<HostStatus> statuses = new ArrayList<>();
        ask(hosts, host -> host.testee().status()).forEach((host, status) -> statuses.add(status));
        return statuses;
    }
}
