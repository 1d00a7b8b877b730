package dev.wringer.harness.link;

import dev.wringer.harness.fault.LinkFault;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The faults in force on the links of a ring, on top of what all links do all the time. Whoever runs the links has them
 * follow. Not thread-safe, but may be read by several threads while nothing changes.
 */
public final class RulesInForce {

    private final List<ToxicForm> everywhere;
    private final Map<Integer, LinkRule> rules = new LinkedHashMap<>(); // by number, in the order of imposing
    private int imposed; // rules so far: the next one's number

    /** @param everywhere what all links do in both directions, if anything */
    public RulesInForce(Optional<LinkFault> everywhere) {
        this.everywhere =
                everywhere.map(fault -> ToxicForm.bothWays(fault, "everywhere")).orElse(List.of());
    }

    /** From now on there is a fault on what travels from some hosts to some others, and back if {@code bothWays}. */
    public LinkRule impose(Collection<String> from, Collection<String> to, boolean bothWays, LinkFault fault) {
        LinkRule rule = new LinkRule(imposed++, Set.copyOf(from), Set.copyOf(to), bothWays, fault);
        rules.put(rule.number(), rule);
        return rule;
    }

    /** Takes back a rule, and nothing else. */
    public void lift(LinkRule rule) {
        rules.remove(rule.number());
    }

    /** Whether nobody can connect over the link. */
    public boolean refuse(LinkName link) {
        return rules.values().stream().anyMatch(rule -> rule.refuses(link));
    }

    /** All that carries them out on the link. */
    public List<ToxicForm> toxics(LinkName link) {
        return Stream.concat(everywhere.stream(), rules.values().stream().flatMap(rule -> rule.toxics(link).stream()))
                .toList();
    }
}
