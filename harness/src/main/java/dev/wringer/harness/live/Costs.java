package dev.wringer.harness.live;

import dev.wringer.harness.ring.Traffic;
import dev.wringer.harness.testee.HostStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What hosts have cost; those that are gone, or paused, had cost when they were asked last. */
final class Costs {

    private final List<HostStatus> gone = new ArrayList<>();

    private final Map<LiveHost, HostStatus> paused = new LinkedHashMap<>();

    /** These hosts are about to go. */
    void keep(Collection<HostStatus> last) {
        gone.addAll(last);
    }

    /** This host is about to be paused. */
    void pause(LiveHost host, HostStatus last) {
        paused.put(host, last);
    }

    /** This host can be asked again. */
    void resume(LiveHost host) {
        paused.remove(host);
    }

    /** All costs, those of the hosts that are awake included. */
    Traffic with(Collection<HostStatus> awake) {
        Map<String, Long> requests = new TreeMap<>();
        all(awake).forEach(status -> status.sent().forEach((kind, count) -> requests.merge(kind, count, Long::sum)));
        return new Traffic(
                requests, 0, all(awake).mapToLong(HostStatus::repaired).sum());
    }

    /** How many calls were not answered in time, those of the hosts that are awake included. */
    long unanswered(Collection<HostStatus> awake) {
        return all(awake).mapToLong(HostStatus::unanswered).sum();
    }

    private Stream<HostStatus> all(Collection<HostStatus> awake) {
        return Stream.of(gone, paused.values(), awake).flatMap(Collection::stream);
    }
}
