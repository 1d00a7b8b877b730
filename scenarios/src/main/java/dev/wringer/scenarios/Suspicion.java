package dev.wringer.scenarios;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.trial.Findings;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who was taken for dead although it was alive, as far as that is seen: in simulation.
 *
 * @param hit hosts from which a regime of faults went out
 * @param others all others
 */
record Suspicion(long hit, long others) {

    static Suspicion of(Ring ring) {
        Set<String> hosts = ring.history()
                .all(Event.Imposed.class)
                .flatMap(imposed -> imposed.effect().from().stream())
                .collect(Collectors.toSet());
        List<String> suspected = ring.suspected();
        long hit = suspected.stream().filter(hosts::contains).count();
        return new Suspicion(hit, suspected.size() - hit);
    }

    /** Two columns of the table. */
    void report(Findings findings) {
        findings.count("hit, taken for dead", hit);
        findings.count("others taken for dead", others);
    }
}
