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
        String disks = damaged.size() == 1 ? "1 disk" : damaged.size() + " disks";
        if (disk instanceof Disk.Lost) {
            damaged.keySet().forEach(fleet::wipe);
            return Evidence.shown(disks + " wiped");
        }
        Damage damage = damaged.entrySet().stream()
                .map(each -> fleet.rot(each.getKey(), each.getValue()))
                .reduce(Damage.NONE, Damage::and);
        String text = damage + " on " + disks;
        boolean harmless = disk instanceof Disk.Corrupted corrupted && corrupted.share() == 0;
        if (damage.done() == 0 && !harmless) {
            return Evidence.missing(text + ": these hosts held too few blocks");
        }
        return damage.missed() == 0 ? Evidence.shown(text) : Evidence.missing(text);
    }
}
