package dev.wringer.node.dhash;

import dev.wringer.node.protocol.Promise;
import java.util.function.BooleanSupplier;

/** One of the procedures that make up a round of repair. */
@FunctionalInterface
public interface RepairStep {

    /**
     * Goes through the procedure once.
     *
     * @param mayGoOn asked before each new message: the procedure ends early when this has become false
     * @return kept at the end with the number of replicas that were found missing, whether or not they could be made;
     *     never broken
     */
    Promise<Integer> run(BooleanSupplier mayGoOn);
}
