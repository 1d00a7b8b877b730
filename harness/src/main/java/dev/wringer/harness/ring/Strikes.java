package dev.wringer.harness.ring;

import dev.wringer.harness.fault.Disk;
import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.oracle.Premise;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.node.port.Entropy;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Has a cluster carry out strikes, and records them with their evidence and whether they are inside the promise. */
final class Strikes {

    private final WatchedRing ring;
    private final Entropy chance; // chooses whom they hit

    Strikes(WatchedRing ring, Entropy chance) {
        this.ring = ring;
        this.chance = chance;
    }

    Struck strike(Strike strike, RingSnapshot before, Holdings holdings) {
        requireFeasible(strike);
        List<String> hosts = strike.whom().pick(WatchedRing.targets(before, holdings), chance);
        List<Peer> victims = WatchedRing.membersOn(hosts, before);
        boolean comesBackWhole = keepsDisks(strike);
        if (victims.size() == before.members().size() && !comesBackWhole) {
            throw new UsageError("the strike would leave nobody alive: let it hit fewer than all " + victims.size()
                    + " nodes, or take more nodes");
        }
        if (!comesBackWhole) {
            judgePremise(before, victims);
        }
        if (strike instanceof Strike.Crash) {
            crashed(victims, ring.cluster().crash(hosts));
        } else if (strike instanceof Strike.Restart restart) {
            restart(hosts, victims, restart.disk());
        } else {
            leave(hosts, victims);
        }
        boolean copiesAreGone = !(strike instanceof Strike.Leave) && !comesBackWhole;
        return new Struck(victims, copiesAreGone ? victims : List.of(), before, holdings);
    }

    private void requireFeasible(Strike strike) {
        if (strike instanceof Strike.Restart restart) {
            ring.require(Capability.RESTART, "restart " + restart.whom());
            if (restart.disk() instanceof Disk.Corrupted && ring.spec().store() != Store.DISK) {
                throw new UsageError("blocks in memory cannot be corrupted on disk: set store=disk");
            }
        }
    }

    /** Whether all that the victims held is to be found again. */
    private boolean keepsDisks(Strike strike) {
        return strike instanceof Strike.Restart restart && keeps(restart.disk());
    }

    private boolean keeps(Disk disk) {
        return disk instanceof Disk.Kept && ring.spec().store() == Store.DISK;
    }

    private void judgePremise(RingSnapshot before, List<Peer> victims) {
        new Premise(ring.spec().successors())
                .judge(before, new LinkedHashSet<>(victims))
                .broken()
                .ifPresent(reason -> ring.proof().premiseBroken(ring.now(), reason));
    }

    private void crashed(List<Peer> victims, Evidence evidence) {
        ring.history().record(new Event.Crashed(ring.now(), victims, evidence.text()));
        ring.proof().require(ring.now(), "the crash of " + hosts(victims) + " hosts", evidence);
        ring.checks().membershipChanged();
    }

    private void restart(List<String> hosts, List<Peer> victims, Disk disk) {
        if (hosts.isEmpty()) {
            return;
        }
        List<Peer> contacts = new ArrayList<>(ring.cluster().awake());
        contacts.removeAll(victims);
        Optional<Peer> contact =
                contacts.isEmpty() ? Optional.empty() : Optional.of(contacts.get(chance.nextInt(contacts.size())));
        if (keeps(disk)) { // to everybody else these hosts are dead, but they come back with all that they had
            ring.calm().disturb(ring.now(), "restart of " + hosts.size() + " hosts, " + disk.describe());
        }
        Evidence evidence = ring.cluster().restart(hosts, disk, contact, death -> crashed(victims, death));
        ring.history().record(new Event.Restarted(ring.now(), victims, disk.describe(), keeps(disk), evidence.text()));
        ring.proof().require(ring.now(), disk.describe() + " on " + hosts.size() + " hosts", evidence);
        ring.watcher().doing(Activity.of("waiting until " + hosts.size() + " restarted hosts are members again"));
        if (!ring.cluster().advanceUntil(() -> victims.stream().allMatch(ring.cluster()::isMember), ring.patience())) {
            long back = victims.stream().filter(ring.cluster()::isMember).count();
            throw new NotReached("only " + back + " of " + victims.size() + " restarted nodes were members again after "
                    + ring.patience().toSeconds() + " s");
        }
        if (keeps(disk)) {
            ring.calm().end(ring.now());
        }
        if (disk instanceof Disk.Corrupted) {
            ring.takeInventory("after the restart"); // what is still good of what they held
        }
    }

    private void leave(List<String> hosts, List<Peer> victims) {
        ring.watcher().doing(Activity.of("waiting until " + hosts.size() + " hosts have left"));
        ring.history().record(new Event.Leaving(ring.now(), victims));
        List<String> gone = new ArrayList<>();
        ring.cluster().leave(hosts, gone::add);
        if (!ring.cluster().advanceUntil(() -> gone.size() == hosts.size(), ring.patience())) {
            throw new NotReached("only " + gone.size() + " of " + hosts.size() + " hosts had left after "
                    + ring.patience().toSeconds() + " s");
        }
        ring.history().record(new Event.Left(ring.now(), victims));
        ring.checks().membershipChanged();
    }

    private static long hosts(List<Peer> nodes) {
        return nodes.stream().map(Peer::host).distinct().count();
    }
}
