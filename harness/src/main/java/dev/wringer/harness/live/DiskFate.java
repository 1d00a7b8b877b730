package dev.wringer.harness.live;

import dev.wringer.harness.fault.Disk;
import dev.wringer.harness.ring.Evidence;
import dev.wringer.harness.testee.InspectedNode;
import dev.wringer.node.block.Block;
import dev.wringer.node.id.RingId;
import dev.wringer.node.port.Entropy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What becomes of the disks of some hosts: which of their blocks are to be damaged is chosen while they still live. */
final class DiskFate {

    private final Disk disk;
    private final Map<String, List<Block>> damaged; // for each host

    private DiskFate(Disk disk, Map<String, List<Block>> damaged) {
        this.disk = disk;
        this.damaged = damaged;
    }

    /** Chooses, from what these hosts hold now. */
    static DiskFate of(Collection<LiveHost> hosts, Disk disk, Entropy chance, Questions questions) {
        Map<String, List<Block>> damaged = new LinkedHashMap<>();
        hosts.forEach(host -> damaged.put(host.name(), List.of()));
        if (disk instanceof Disk.Corrupted corrupted) {
            questions
                    .ask(hosts, host -> host.testee().inspectBlocks(List.of()))
                    .forEach((host, nodes) -> damaged.put(host.name(), draw(nodes, corrupted.share(), chance)));
        }
        return new DiskFate(disk, damaged);
    }

    private static List<Block> draw(List<InspectedNode> nodes, double share, Entropy chance) {
        Map<RingId, Block> held = new TreeMap<>();
        nodes.forEach(node -> node.held().forEach(block -> held.put(block.key(), block)));
        List<Block> left = new ArrayList<>(held.values());
        List<Block> drawn = new ArrayList<>();
        for (long wanted = Math.round(share * left.size()); wanted > 0; wanted--) {
            drawn.add(left.remove(chance.nextInt(left.size())));
        }
        return drawn;
    }

    /** Has the fleet bring it about, now that the hosts are dead. */
    Evidence imposeBy(Fleet fleet) {
        if (disk.keepsAll()) {
            return Evidence.shown("no disk was touched");
        }
        int blocks = damaged.values().stream().mapToInt(List::size).sum();
        if (disk instanceof Disk.Corrupted corrupted && blocks == 0 && corrupted.share() > 0) {
            return Evidence.missing("these hosts held too few blocks for one to be damaged");
        }
        List<String> spared = new ArrayList<>();
        damaged.forEach((host, chosen) -> {
            Evidence evidence = fleet.damage(host, disk, chosen);
            if (!evidence.shown()) {
                spared.add(host + ": " + evidence.text());
            }
        });
        if (!spared.isEmpty()) {
            return Evidence.missing(
                    spared.size() + " of " + damaged.size() + " disks are not as they should be: " + spared);
        }
        String disks = damaged.size() == 1 ? "1 disk" : damaged.size() + " disks";
        return Evidence.shown(
                disk instanceof Disk.Lost
                        ? disks + " wiped"
                        : blocks + " of " + blocks + " blocks damaged on " + disks);
    }
}
