package dev.wringer.harness.nemesis;

import java.util.List;
import java.util.stream.Stream;

/**
 * Sessions that were measured.
 *
 * @param file where they come from
 * @param sessions in the order of the file; times in seconds
 */
record Trace(String file, List<Session> sessions) {

    Trace {
        sessions = List.copyOf(sessions);
    }

    /**
     * Who is there at the beginning is a founder, as far as there are any, and the others join. Founders for whom there is no
     * session stay.
     *
     * @param speed how many seconds of the trace pass in one
     */
    void play(Population population, int founders, double speed, double until) {
        List<Session> scaled = sessions.stream()
                .map(session -> new Session(Math.max(0, session.begin() / speed), session.end() / speed))
                .filter(session -> session.end() > 0 && session.begin() < until)
                .toList();
        List<Session> old =
                scaled.stream().filter(session -> session.begin() == 0).toList();
        int founding = Math.min(founders, old.size());
        for (int host = 0; host < founding; host++) {
            population.goAtTheEnd(old.get(host).end(), until, host);
        }
        population.attend(
                Stream.concat(old.stream().skip(founding), scaled.stream().filter(session -> session.begin() > 0))
                        .toList(),
                until);
    }
}
