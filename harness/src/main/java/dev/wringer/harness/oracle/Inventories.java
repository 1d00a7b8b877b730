package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Holdings;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who held which block at the moments at which that was looked at. Immutable. */
final class Inventories {

    private final List<Holdings> known; // in the order of time
    private final List<Loss> losses; // in the order of time
    private final Reachability reachability;

    /**
     * Hosts were started again, and found less on their disks than they had held.
     *
     * @param inventoriesBefore how many had been taken by then, also at that instant
     */
    private record Loss(Event.Restarted restarted, int inventoriesBefore) {

        /** Whether it befell this holder after the inventory with this index, at {@code nanos} or before. */
        boolean befell(Peer holder, int inventory, long nanos) {
            return inventory < inventoriesBefore
                    && restarted.atNanos() <= nanos
                    && restarted.nodes().contains(holder);
        }
    }

    private Inventories(List<Holdings> known, List<Loss> losses, Reachability reachability) {
        this.known = known;
        this.losses = losses;
        this.reachability = reachability;
    }

    /** Those among {@code events}. */
    static Inventories of(List<Event> events, Reachability reachability) {
        List<Holdings> known = new ArrayList<>();
        List<Loss> losses = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Event.Inventory inventory) {
                known.add(inventory.holdings());
            } else if (event instanceof Event.Restarted restarted && !restarted.kept()) {
                losses.add(new Loss(restarted, known.size()));
            }
        }
        return new Inventories(known, losses, reachability);
    }

    /** The latest one. */
    Optional<Holdings> last() {
        return known.isEmpty() ? Optional.empty() : Optional.of(known.get(known.size() - 1));
    }

    /** The latest one of this kind. */
    Optional<Holdings> lastOf(Predicate<Holdings> kind) {
        for (int i = known.size() - 1; i >= 0; i--) {
            if (kind.test(known.get(i))) {
                return Optional.of(known.get(i));
            }
        }
        return Optional.empty();
    }

    /** The first one that was taken at {@code nanos} or later. */
    Optional<Holdings> firstFrom(long nanos) {
        int index = countBefore(nanos);
        return index < known.size() ? Optional.of(known.get(index)) : Optional.empty();
    }

    /** How many were taken before {@code nanos}. */
    private int countBefore(long nanos) {
        int low = 0;
        int high = known.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (known.get(middle).atNanos() < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Who held a block when that was last looked at, at {@code nanos} or before. Hosts that stood still then cannot be asked
     * what they hold: they hold what they held before. Of hosts that were restarted since then, and whose disks were not kept,
     * nobody knows that they hold anything.
     */
    List<Peer> holdersAt(RingId key, long nanos) {
        return holdersAt(nanos, holdings -> holdings.holdersOf(key));
    }

    /** Those of them that held {@code version} or one that wins over it. */
    List<Peer> holdersAt(RingId key, Version version, long nanos) {
        return holdersAt(nanos, holdings -> holdings.holdersOf(key, version));
    }

    private List<Peer> holdersAt(long nanos, Function<Holdings, List<Peer>> holdersIn) {
        List<Peer> holders = new ArrayList<>();
        long lookedAt = Long.MAX_VALUE; // when the inventory after the present one was taken
        for (int i = countBefore(nanos + 1) - 1; i >= 0; i--) {
            Holdings holdings = known.get(i);
            int inventory = i;
            unseen(holdersIn.apply(holdings).stream(), lookedAt)
                    .filter(holder -> losses.stream().noneMatch(loss -> loss.befell(holder, inventory, nanos)))
                    .forEach(holders::add);
            lookedAt = holdings.atNanos();
            if (!reachability.wasAnybodyFrozen(lookedAt)) {
                break;
            }
        }
        return holders;
    }

    /** Those whom the next inventory could not see; all of them if there is none. */
    private Stream<Peer> unseen(Stream<Peer> holders, long next) {
        return next == Long.MAX_VALUE ? holders : holders.filter(holder -> reachability.wasFrozen(holder.host(), next));
    }
}
