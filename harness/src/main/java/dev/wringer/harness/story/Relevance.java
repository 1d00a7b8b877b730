package dev.wringer.harness.story;

import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which steps have to do with a violation: those of the nodes that it names, and of everybody who told one of these something
 * later. What was done to the ring always has.
 */
final class Relevance {

    private Relevance() {}

    /**
     * The steps that matter, in their order.
     *
     * @param named by the violation; if there are none, every step matters
     */
    static List<Step> of(List<Step> steps, Collection<Peer> named) {
        if (named.isEmpty()) {
            return steps;
        }
        Set<Peer> involved = new HashSet<>(named);
        List<Step> relevant = new ArrayList<>();
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            if (step.whom().isEmpty() || involved.contains(step.whom().get())) {
                involved.addAll(step.sources());
                relevant.add(0, step);
            }
        }
        return relevant;
    }
}
