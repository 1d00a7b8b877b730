package dev.wringer.harness.link;

import dev.wringer.harness.fault.LinkFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A fault imposed on what travels from some hosts to some others, and back if {@code bothWays}. Over a connection bytes
 * travel both ways, so what goes from a to b does so upstream on the link from a to b and downstream on the link from b to a.
 *
 * @param number tells rules apart
 * @param from the hosts whose sending is hit
 * @param to the hosts to which they send
 * @param bothWays whether what travels back is hit as well
 * @param fault what befalls it
 */
public record LinkRule(int number, Set<String> from, Set<String> to, boolean bothWays, LinkFault fault) {

    /** Whether anything on the link, in either direction, is hit. */
    public boolean concerns(LinkName link) {
        return leads(link.from(), link.to()) || leads(link.to(), link.from());
    }

    /** Whether nobody can connect over the link. */
    public boolean refuses(LinkName link) {
        return fault instanceof LinkFault.Refusal && leads(link.from(), link.to());
    }

    /** The toxics that carry it out on the link. */
    public List<ToxicForm> toxics(LinkName link) {
        List<ToxicForm> toxics = new ArrayList<>();
        if (leads(link.from(), link.to())) {
            ToxicForm.of(fault, "upstream", name("up")).ifPresent(toxics::add);
        }
        if (leads(link.to(), link.from()) && !isOfConnections()) {
            ToxicForm.of(fault, "downstream", name("down")).ifPresent(toxics::add);
        }
        return toxics;
    }

    /** What befalls connections as such belongs to the link over which they are made. */
    private boolean isOfConnections() {
        return fault instanceof LinkFault.Reset
                || fault instanceof LinkFault.SlowClose
                || fault instanceof LinkFault.DataLimit;
    }

    private boolean leads(String one, String other) {
        return (from.contains(one) && to.contains(other)) || (bothWays && from.contains(other) && to.contains(one));
    }

    private String name(String stream) {
        return "rule-" + number + "-" + stream;
    }
}
