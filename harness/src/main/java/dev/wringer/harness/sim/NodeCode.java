package dev.wringer.harness.sim;

import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.node.host.CauseOfDeath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs code of nodes, and keeps it apart from the harness's: what it throws is the end of that node's host, and what it has to
 * tell anybody outside waits until it is over, so that nothing that the harness throws passes through it.
 */
final class NodeCode {

    /** Brings about the end of a node's host. */
    @FunctionalInterface
    interface Death {
        ContractBreach of(SimNode node, Throwable thrown);
    }

    private final Death death;
    private final Deque<Runnable> untold = new ArrayDeque<>(); // in order

    NodeCode(Death death) {
        this.death = death;
    }

    /** Runs code of this node, and then whatever it has to tell. */
    void run(SimNode node, Runnable code) {
        try {
            code.run();
        } catch (RuntimeException | Error e) {
            blame(node, e);
            throw e;
        }
        tell();
    }

    /** What code of this node says. */
    <T> T ask(SimNode node, Supplier<T> code) {
        try {
            return code.get();
        } catch (RuntimeException | Error e) {
            blame(node, e);
            throw e;
        }
    }

    /**
     * This was thrown while code of a node was running, if it was.
     *
     * @throws ContractBreach if it is that node's fault: its host is dead then
     */
    void blame(@Nullable SimNode node, Throwable thrown) {
        if (node != null && CauseOfDeath.isOfANode(thrown)) {
            throw death.of(node, thrown);
        }
    }

    /** This is for somebody outside. */
    void later(Runnable telling) {
        untold.add(telling);
    }

    /** Tells what waits to be told. */
    void tell() {
        Runnable next;
        while ((next = untold.poll()) != null) {
            next.run();
        }
    }
}
