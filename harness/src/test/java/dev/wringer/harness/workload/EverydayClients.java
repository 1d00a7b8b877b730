package dev.wringer.harness.workload;

import java.time.Duration;
import java.util.Map;

/** Clients that do a bit of everything while hosts are replaced. */
public final class EverydayClients {

    private EverydayClients() {}

    /**
     * Their workload.
     *
     * @param perSecond how many operations
     * @param during how long there may be faults, and how long they go on afterwards
     */
    public static Workload working(double perSecond, Duration during) {
        return new Workload(
                new Mix(Map.of(Task.LOOKUP, 2, Task.FETCH, 2, Task.STORE, 1)),
                new Arrival.Open(perSecond),
                new KeyChoice.Uniform(),
                64,
                20,
                2,
                new Workload.Timetable(Duration.ofSeconds(1), during, during));
    }
}
