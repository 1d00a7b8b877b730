package dev.wringer.harness.ring;

import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.RingSnapshot;

/**
 * What nodes believed when their maintenance had stopped, and are to believe until it resumes, whoever dies.
 *
 * @param before each of them, then
 */
public record TablesAtRest(RingSnapshot before) {

    /**
     * Checks that nobody's neighbours have changed since. Whoever was not there then may be as it likes.
     *
     * @throws ContractBreach of the first host that has changed its tables
     */
    public void check(RingSnapshot now) {
        now.members().stream().filter(this::hasChanged).findFirst().ifPresent(node -> {
            throw new ContractBreach(
                    Clause.MAINTENANCE,
                    node.self().host(),
                    node.self() + " has changed its tables meanwhile: its successors are "
                            + node.successors() + " and its predecessor "
                            + node.predecessor().map(Object::toString).orElse("nobody"));
        });
    }

    private boolean hasChanged(NodeSnapshot node) {
        return before.of(node.self())
                .filter(then -> !then.successors().equals(node.successors())
                        || !then.predecessor().equals(node.predecessor()))
                .isPresent();
    }
}
