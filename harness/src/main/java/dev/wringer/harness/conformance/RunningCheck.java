package dev.wringer.harness.conformance;

import dev.wringer.harness.ring.Clause;
import java.time.Duration;

/** Hosts run as long as nobody ends them. To be made last: what has ended before is noticed when it happens. */
final class RunningCheck implements Check<Hosts> {

    private final long begunNanos = System.nanoTime();

    @Override
    public String name() {
        return Clause.RUNNING.title();
    }

    @Override
    public String examine(Hosts hosts) {
        hosts.all().forEach(Examined::status);
        return Check.hosts(hosts.all()) + " still answered after "
                + Patience.text(Duration.ofNanos(System.nanoTime() - begunNanos)) + " of all this";
    }
}
