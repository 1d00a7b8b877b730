package dev.wringer.harness.ring;

import dev.wringer.harness.fault.Disk;
import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.oracle.FullDisks;
import dev.wringer.harness.oracle.Premise;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Has a cluster carry out strikes, and records them with their evidence and whether they are inside the promise. Nothing here
 * waits: what takes its time goes to the {@link Deeds}.
 */
final class Strikes implements Survival {

    private final WatchedRing ring;
    private final Deeds deeds;
    private final Contacts contacts;
    private final BiPredicate<String, String> reach;
    private final Runnable giveUp;
    private final Premise premise;
    private final Releases releases;
    private final FullDisks fullDisks = new FullDisks();
    private final Map<Peer, List<Peer>> contactsOf = new HashMap<>(); // through whom newcomers join; looked up only
    private final Set<String> away = new HashSet<>(); // the hosts that have crashed or left, and were not started again
    private final Set<String> leaving = new LinkedHashSet<>(); // those that were told to leave, and have not gone yet
    private final Set<Peer> comingBack = new LinkedHashSet<>(); // to their places: of those the ones with kept disks
    private final Set<Peer> returning =
            new LinkedHashSet<>(); // restarted, and no members again when that was last asked

    /**
     * @param reach whether nothing keeps two hosts apart now
     * @param releases what hosts run
     * @param giveUp gives up on whatever those have been asked who are gone: if they come back they know nothing of it
     */
    Strikes(
            WatchedRing ring,
            Deeds deeds,
            Contacts contacts,
            BiPredicate<String, String> reach,
            Releases releases,
            Runnable giveUp) {
        this.releases = releases;
        this.ring = ring;
        this.reach = reach;
        this.giveUp = giveUp;
        this.deeds = deeds;
        this.contacts = contacts;
        this.premise = new Premise(ring.spec().successors());
    }

    /** @throws UsageError if the testbed cannot do this */
    void requireFeasible(Strike strike) {
        ring.require(Needs.of(strike), strike.describe());
        if (strike instanceof Strike.Restart restart) {
            requireFeasible(restart.disk());
        }
        if (strike instanceof Strike.Replace replace) {
            releases.requireCandidate(replace.describe());
            if (replace.stop() == Strike.Stop.LEAVE) {
                ring.require(Capability.LEAVE, strike.describe());
            }
        }
    }

    void requireFeasible(Disk disk) {
        if (ring.spec().store() != Store.DISK && disk instanceof Disk.Corrupted) {
            throw new UsageError("blocks in memory cannot be corrupted on disk: set store=disk");
        }
        if (ring.spec().store() != Store.DISK && disk instanceof Disk.Full) {
            throw new UsageError("no disk is full where blocks are in memory: set store=disk");
        }
    }

    /** Whose disks are full at the moment. */
    FullDisks fullDisks() {
        return fullDisks;
    }

    /** Whether whoever is restarted with such a disk at once finds again all that it held. */
    boolean keeps(Disk disk) {
        return disk.keepsAll() && ring.spec().store() == Store.DISK;
    }

    /** Whether the strike takes nothing for good: its victims come back at once, with all that they held. */
    boolean comesBackWhole(Strike strike) {
        return strike instanceof Strike.Restart restart
                ? keeps(restart.disk())
                : strike instanceof Strike.Replace replace
                        && replace.stop() == Strike.Stop.KILL
                        && keeps(new Disk.Kept());
    }

    /**
     * Why the departure of these members would be beyond what Chord promises to survive, if it would. Whoever is leaving is a
     * member still, and as good as gone: nobody can count on it to be there when these are missed.
     */
    @Override
    public Optional<String> objectionToDeparture(RingSnapshot before, Collection<Peer> victims) {
        List<String> hosts = victims.stream().map(Peer::host).distinct().toList();
        Set<Peer> alone = new LinkedHashSet<>(withReturning(hosts, victims));
        Set<Peer> departing = departing(before);
        departing.addAll(alone);
        return breachBy(alone, before).or(() -> breachBy(departing, before));
    }

    /** With or without those who come back: until then nobody can count on them, and then somebody may have nobody else. */
    private Optional<String> breachBy(Set<Peer> victims, RingSnapshot before) {
        return premise.judge(before, victims, Set.of(), this::areApart).broken().or(() -> premise.judge(
                        before, victims, comingBack, this::areApart)
                .broken());
    }

    @Override
    public Optional<String> objectionToCut(RingSnapshot before, BiPredicate<String, String> apart) {
        return brokenWithOrWithoutLeavers(before, ring -> premise.judgeCut(ring, orApartAlready(apart)));
    }

    @Override
    public Optional<String> objectionToRestart(RingSnapshot before, BiPredicate<String, String> apart) {
        return brokenWithOrWithoutLeavers(before, ring -> premise.judgeRestart(ring, orApartAlready(apart)));
    }

    private Optional<String> brokenWithOrWithoutLeavers(
            RingSnapshot before, Function<RingSnapshot, Premise.Judgement> judge) {
        return judge.apply(before).broken().or(() -> judge.apply(before.without(departing(before)))
                .broken());
    }

    private BiPredicate<Peer, Peer> orApartAlready(BiPredicate<String, String> apart) {
        return (one, other) -> areApart(one, other) || apart.test(one.host(), other.host());
    }

    private Set<Peer> departing(RingSnapshot ring) {
        return new LinkedHashSet<>(WatchedRing.membersOn(List.copyOf(leaving), ring));
    }

    private boolean areApart(Peer one, Peer other) {
        return !reach.test(one.host(), other.host());
    }

    /**
     * Begins to carry out a strike on these hosts.
     *
     * @param before the ring just before
     */
    void strike(Strike.OnHosts strike, List<String> hosts, RingSnapshot before) {
        List<Peer> victims = WatchedRing.membersOn(hosts, before);
        if (!comesBackWhole(strike)) {
            judgePremise(before, victims);
        }
        if (strike instanceof Strike.Restart restart) {
            if (!hosts.isEmpty()) {
                startAgain(fell(hosts, withReturning(hosts, victims), restart.disk()));
            }
        } else if (strike instanceof Strike.Replace replace) {
            replace(replace, hosts, withReturning(hosts, victims));
        } else if (strike instanceof Strike.Leave) {
            leave(hosts, withReturning(hosts, victims), ring.checks()::membershipChanged);
        } else {
            crash(hosts, withReturning(hosts, victims), new Disk.Kept());
        }
    }

    private void judgePremise(RingSnapshot before, List<Peer> victims) {
        objectionToDeparture(before, victims).ifPresent(reason -> ring.proof().premiseBroken(ring.now(), reason));
    }

    /** The nodes that die with these hosts: the members among them, and those that are on their way back with what they hold. */
    private List<Peer> withReturning(List<String> hosts, Collection<Peer> members) {
        returning.removeIf(ring.cluster()::isMember);
        comingBack.retainAll(returning);
        List<Peer> nodes = new ArrayList<>(members);
        returning.stream().filter(node -> hosts.contains(node.host())).forEach(nodes::add);
        return nodes;
    }

    private Outage crash(List<String> hosts, List<Peer> victims, Disk disk) {
        Outage outage = ring.cluster().crash(hosts, disk);
        Evidence evidence = outage.death();
        ring.history().record(new Event.Crashed(ring.now(), victims, evidence.text()));
        ring.proof().require(ring.now(), "the crash of " + hosts(victims) + " hosts", evidence);
        away.addAll(hosts);
        victims.forEach(returning::remove);
        giveUp.run();
        ring.checks().membershipChanged();
        return outage;
    }

    // ---- hosts that come back

    /**
     * Hosts that are down and will come back.
     *
     * @param nodes those of their nodes that were members, or on their way back
     */
    record Fallen(List<String> hosts, List<Peer> nodes, Disk disk, Outage outage) {}

    /** Takes hosts down for a time. The ring will not be calm before they are back. */
    Fallen down(List<String> hosts, Disk disk, RingSnapshot before) {
        List<Peer> victims = WatchedRing.membersOn(hosts, before);
        judgePremise(before, victims);
        return fell(hosts, withReturning(hosts, victims), disk);
    }

    private Fallen fell(List<String> hosts, List<Peer> victims, Disk disk) {
        if (keeps(disk)) { // to everybody else these hosts are dead, but they come back with all that they had
            ring.calm().disturb(ring.now(), "restart of " + hosts.size() + " hosts, " + disk.describe());
        }
        Outage outage = crash(hosts, victims, disk);
        return new Fallen(hosts, victims, disk, outage);
    }

    /** Starts them again. */
    void startAgain(Fallen fallen) {
        startAgain(fallen, () -> {});
    }

    private void startAgain(Fallen fallen, Runnable arrived) {
        Disk disk = fallen.disk();
        Evidence evidence = fallen.outage().startAgain(contacts.reachableBy(fallen.hosts()));
        away.removeAll(fallen.hosts());
        returning.addAll(fallen.nodes());
        if (keeps(disk)) {
            comingBack.addAll(fallen.nodes());
        }
        Event.Restarted restarted =
                new Event.Restarted(ring.now(), fallen.nodes(), disk.describe(), keeps(disk), evidence.text());
        ring.history().record(restarted);
        fullDisks.note(restarted);
        ring.proof()
                .require(ring.now(), disk.describe() + " on " + fallen.hosts().size() + " hosts", evidence);
        deeds.begin(arrival(fallen.hosts(), fallen.nodes(), "restarted nodes are members again", () -> {
            if (keeps(disk)) {
                ring.calm().end(ring.now());
            }
            if (disk instanceof Disk.Corrupted) {
                ring.takeInventory("after the restart"); // what is still good of what they held
            }
            arrived.run();
        }));
    }

    // ---- hosts that are replaced

    private void replace(Strike.Replace replacement, List<String> hosts, List<Peer> nodes) {
        if (replacement.stop() == Strike.Stop.KILL) {
            Fallen fallen = fell(hosts, nodes, new Disk.Kept());
            releases.deploy(replacement.release(), hosts);
            startAgain(fallen, () -> releases.require(hosts));
        } else {
            leave(hosts, nodes, () -> {
                ring.checks().membershipChanged();
                releases.deploy(replacement.release(), hosts);
                comeBack(hosts, nodes);
            });
        }
    }

    /** Starts hosts again that have left in order. */
    private void comeBack(List<String> hosts, List<Peer> nodes) {
        ring.cluster().comeBack(hosts, contacts.reachableBy(hosts));
        away.removeAll(hosts);
        returning.addAll(nodes);
        Disk kept = new Disk.Kept();
        ring.history()
                .record(new Event.Restarted(
                        ring.now(), nodes, kept.describe(), keeps(kept), "they had left, and were started again"));
        deeds.begin(arrival(hosts, nodes, "replaced nodes are members again", () -> releases.require(hosts)));
    }

    private Underway arrival(List<String> hosts, List<Peer> nodes, String goal, Runnable finish) {
        return new Underway(
                Underway.Kind.ARRIVING,
                hosts,
                () -> nodes.stream().allMatch(this::isThereOrAway),
                () -> "only " + nodes.stream().filter(ring.cluster()::isMember).count() + " of " + nodes.size() + " "
                        + goal,
                finish);
    }

    /**
     * Whoever has crashed on its way in, or has come and gone while others are awaited, is not waited for; nor is who knows nobody in
     * the ring any more: all members through whom it was to join have crashed or left.
     */
    private boolean isThereOrAway(Peer node) {
        List<Peer> contacts = contactsOf.getOrDefault(node, List.of());
        return ring.cluster().isMember(node)
                || away.contains(node.host())
                || (!contacts.isEmpty() && contacts.stream().noneMatch(ring.cluster()::isMember));
    }

    // ---- hosts that join and leave

    /** Has so many more hosts join at once. */
    List<Peer> join(int hosts) {
        List<Peer> newcomers = new ArrayList<>();
        for (int i = 0; i < hosts; i++) {
            List<Peer> through = contacts.any();
            List<Peer> nodes = ring.cluster().join(through);
            nodes.forEach(node -> contactsOf.put(node, through));
            newcomers.addAll(nodes);
        }
        List<String> names = newcomers.stream().map(Peer::host).distinct().toList();
        deeds.begin(arrival(names, newcomers, "new nodes are members", () -> {}));
        return List.copyOf(newcomers);
    }

    private void leave(List<String> hosts, List<Peer> victims, Runnable finish) {
        ring.history().record(new Event.Leaving(ring.now(), victims));
        Set<String> gone = new HashSet<>();
        leaving.addAll(hosts);
        List<Peer> staying = new ArrayList<>(victims);
        ring.cluster()
                .leave(
                        hosts,
                        departure -> {
                            staying.remove(departure.leaver());
                            departed(departure);
                        },
                        one -> {
                            gone.add(one.host());
                            leaving.remove(one.host());
                            away.add(one.host());
                            returning.removeIf(node -> node.host().equals(one.host()));
                            left(one, nodesOf(one.host(), staying));
                            giveUp.run();
                        });
        deeds.begin(new Underway(
                Underway.Kind.LEAVING,
                hosts,
                () -> hosts.stream().allMatch(host -> away.contains(host)),
                () -> "only " + gone.size() + " of " + hosts.size() + " hosts have left",
                finish));
    }

    /**
     * Whether a leave is inside the promise was judged when it began. In the meantime others may have joined who know nobody but
     * the leavers, or may have dropped living nodes that were slow to answer; so it is judged again. In calm times a member that is
     * stranded shows at once, in other times only if something comes of it.
     */
    private void departed(Departure departure) {
        breachBy(Set.of(departure.leaver()), departure.before()).ifPresent(reason -> {
            if (ring.calm().holds(ring.now())) {
                ring.proof().premiseBroken(ring.now(), reason);
            } else {
                ring.proof().stranded(ring.now(), reason);
            }
        });
        record(List.of(departure.leaver()), departure.undone().filter(why -> !ring.calm()
                .holds(ring.now())));
    }

    /** @param nodes those of whose departure nobody has told yet */
    private void left(Gone gone, List<Peer> nodes) {
        if (gone.undone().isPresent() && ring.calm().holds(ring.now())) {
            throw new NotReached(gone.undone().get());
        }
        if (!nodes.isEmpty()) {
            record(nodes, gone.undone());
        }
    }

    /** A host that could not hand over is no worse than one that has crashed, if faults keep hosts from one another. */
    private void record(List<Peer> leavers, Optional<String> undone) {
        ring.history()
                .record(undone.<Event>map(why -> new Event.Crashed(ring.now(), leavers, why + ", under faults"))
                        .orElseGet(() -> new Event.Left(ring.now(), leavers)));
    }

    private static List<Peer> nodesOf(String host, List<Peer> nodes) {
        return nodes.stream().filter(node -> node.host().equals(host)).toList();
    }

    private static long hosts(List<Peer> nodes) {
        return nodes.stream().map(Peer::host).distinct().count();
    }
}
