package dev.wringer.harness.sim;

import dev.wringer.harness.ring.DeliveryOrder;
import dev.wringer.node.port.Entropy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * PCT (Burckhardt et al., ASPLOS'10 §3) with links in the place of threads: links have random priorities, and at some random
 * turns the link that would be next gets one below all others.
 */
final class LinkPriorities implements TurnOrder {

    private final Entropy chance;
    private final Set<Integer> changes = new HashSet<>(); // at which turns; looked up only
    private final Map<Long, Double> priorities =
            new HashMap<>(); // of links: drawn in [0, 1), lowered below 0; looked up only
    private int turn; // the next one
    private int lowered; // how often a link was

    LinkPriorities(DeliveryOrder.Priorities order, Entropy chance) {
        this.chance = chance;
        for (int i = 1; i < order.depth(); i++) {
            changes.add(chance.nextInt(order.turns()));
        }
    }

    @Override
    public int next(List<Parcel> waiting) {
        if (changes.contains(turn++)) {
            lowered++;
            priorities.put(waiting.get(highest(waiting)).link(), (double) -lowered);
        }
        return highest(waiting);
    }

    /** Of several messages on that link the oldest. */
    private int highest(List<Parcel> waiting) {
        int highest = 0;
        for (int i = 1; i < waiting.size(); i++) {
            if (priority(waiting.get(i)) > priority(waiting.get(highest))) {
                highest = i;
            }
        }
        return highest;
    }

    private double priority(Parcel parcel) {
        return priorities.computeIfAbsent(parcel.link(), link -> chance.nextDouble());
    }
}
