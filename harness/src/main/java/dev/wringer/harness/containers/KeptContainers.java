package dev.wringer.harness.containers;

import dev.wringer.harness.hostprocess.Bulk;
import dev.wringer.harness.hostprocess.Reserve;
import dev.wringer.harness.hostprocess.TakingDown;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Containers of a ring that is over, on their network, which may become hosts of the next one: each the host of the same
 * number, because that is what its address goes by. One thread at a time.
 */
final class KeptContainers implements Reserve.Kept {

    private static final int REMOVALS_AT_A_TIME = 8;

    private final RingNetwork network;
    private final Map<Integer, HostContainer> spares = new TreeMap<>();

    private KeptContainers(RingNetwork network) {
        this.network = network;
    }

    /** A network without containers. */
    static KeptContainers none(RingNetwork network) {
        return new KeptContainers(network);
    }

    /** Keeps containers, and of the disks on their network theirs alone. */
    static KeptContainers of(RingNetwork network, Collection<HostContainer> hosts) {
        KeptContainers kept = new KeptContainers(network);
        hosts.forEach(host -> kept.spares.put(host.number(), host));
        network.wipeAllBut(hosts.stream().map(HostContainer::name).toList());
        return kept;
    }

    RingNetwork network() {
        return network;
    }

    /** The container that waits to be the host of this number. */
    Optional<HostContainer> spare(int number) {
        return Optional.ofNullable(spares.get(number));
    }

    List<HostContainer> all() {
        return List.copyOf(spares.values());
    }

    /** This one has become a host. */
    void release(int number) {
        spares.remove(number);
    }

    /** Ends these, and removes their disks. */
    void remove(Collection<Integer> numbers) {
        try (Bulk bulk = new Bulk(REMOVALS_AT_A_TIME)) {
            bulk.each(numbers, number -> spare(number).ifPresent(host -> {
                host.container().remove();
                network.wipe(host.name());
            }));
        }
        numbers.forEach(spares::remove);
    }

    @Override
    public void close() {
        TakingDown end = new TakingDown();
        end.step(() -> remove(List.copyOf(spares.keySet())));
        end.step(network::close);
        end.finish();
    }
}
