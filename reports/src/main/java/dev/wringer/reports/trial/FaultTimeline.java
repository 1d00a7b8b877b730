package dev.wringer.reports.trial;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.RegimeEffect;
import dev.wringer.harness.stats.Counted;
import dev.wringer.node.protocol.Peer;
import dev.wringer.reports.trial.Fault.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What was done to a ring, in the order of time. */
final class FaultTimeline {

    private final List<Fault> faults = new ArrayList<>();
    private final Map<Integer, Event.Imposed> regimes = new HashMap<>(); // in force, by number
    private Optional<Long> stillSince = Optional.empty(); // since when maintenance is switched off

    private FaultTimeline() {}

    /** The faults of one ring. */
    static List<Fault> of(RingRecord ring) {
        FaultTimeline timeline = new FaultTimeline();
        ring.events().forEach(timeline::add);
        timeline.end();
        return timeline.faults.stream()
                .sorted(Comparator.comparingLong(Fault::fromNanos))
                .toList();
    }

    private void add(Event event) {
        if (event instanceof Event.Crashed crashed) {
            strike(Kind.CRASH, event, crashed.victims(), "crashed", crashed.evidence());
        } else if (event instanceof Event.Left left) {
            strike(Kind.LEAVE, event, left.leavers(), "left", "");
        } else if (event instanceof Event.Joined joined) {
            strike(Kind.JOIN, event, List.of(joined.member()), "joined", "");
        } else if (event instanceof Event.Restarted restarted) {
            String disk = "started again, " + restarted.disk();
            strike(Kind.RESTART, event, restarted.nodes(), disk, restarted.evidence());
        } else if (event instanceof Event.Imposed imposed) {
            regimes.put(imposed.number(), imposed);
        } else if (event instanceof Event.Healed healed) {
            Optional.ofNullable(regimes.remove(healed.number()))
                    .ifPresent(imposed -> faults.add(regime(imposed, OptionalLong.of(healed.atNanos()))));
        } else if (event instanceof Event.MaintenanceSwitched maintenance) {
            maintenance(maintenance);
        } else if (event instanceof Event.Deployed deployed) {
            String runs = new Counted(deployed.hosts().size(), "host") + " run "
                    + deployed.release().name().toLowerCase(Locale.ROOT) + ": " + deployed.runs();
            faults.add(new Fault(
                    Kind.DEPLOYMENT, event.atNanos(), OptionalLong.empty(), runs, "", deployed.hosts(), List.of()));
        }
    }

    private void strike(Kind kind, Event event, List<Peer> nodes, String verb, String evidence) {
        List<String> hosts = nodes.stream().map(Peer::host).distinct().toList();
        String who = nodes.size() == 1
                ? nodes.get(0).name()
                : nodes.size() == hosts.size()
                        ? new Counted(hosts.size(), "host").toString()
                        : new Counted(hosts.size(), "host") + " with " + new Counted(nodes.size(), "node");
        faults.add(
                new Fault(kind, event.atNanos(), OptionalLong.empty(), who + " " + verb, evidence, hosts, List.of()));
    }

    private static Fault regime(Event.Imposed imposed, OptionalLong until) {
        RegimeEffect effect = imposed.effect();
        return new Fault(
                kind(effect.hindrance()),
                imposed.atNanos(),
                until,
                imposed.regime(),
                imposed.evidence(),
                effect.from(),
                effect.to());
    }

    private static Kind kind(RegimeEffect.Hindrance hindrance) {
        return switch (hindrance) {
            case CUT -> Kind.CUT;
            case SLOW, WORSE -> Kind.DEGRADATION;
            case FROZEN -> Kind.PAUSE;
            case DOWN -> Kind.OUTAGE;
            case STILL -> Kind.NO_MAINTENANCE;
        };
    }

    private void maintenance(Event.MaintenanceSwitched maintenance) {
        if (!maintenance.running()) {
            stillSince = stillSince.or(() -> Optional.of(maintenance.atNanos()));
        } else {
            stillSince.ifPresent(since -> faults.add(still(since, OptionalLong.of(maintenance.atNanos()))));
            stillSince = Optional.empty();
        }
    }

    private static Fault still(long since, OptionalLong until) {
        String what = "maintenance is switched off on all nodes";
        return new Fault(Kind.NO_MAINTENANCE, since, until, what, "", List.of(), List.of());
    }

    /** What was never taken back lasts for ever. */
    private void end() {
        regimes.values().forEach(imposed -> faults.add(regime(imposed, OptionalLong.of(Long.MAX_VALUE))));
        stillSince.ifPresent(since -> faults.add(still(since, OptionalLong.of(Long.MAX_VALUE))));
    }
}
