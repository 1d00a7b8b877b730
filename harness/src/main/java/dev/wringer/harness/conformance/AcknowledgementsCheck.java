package dev.wringer.harness.conformance;

import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.harness.ring.Answer;
import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.node.block.Block;
import dev.wringer.node.protocol.Peer;
import java.util.Optional;

/** Whoever is named as having acknowledged a block shows it when inspected. Stores blocks that these hosts own. */
final class AcknowledgementsCheck implements Check<Hosts> {

    @Override
    public String name() {
        return Clause.ACKNOWLEDGEMENTS.title();
    }

    @Override
    public String examine(Hosts hosts) {
        SampleBlocks blocks = new SampleBlocks(hosts.chance());
        int stored = 0;
        int shown = 0;
        Optional<String> failure = Optional.empty();
        for (Examined host : hosts.all()) {
            int turn = 0; // whose of its virtual nodes it is to store
            for (Block block : blocks.ownedBy(host.inspect())) {
                Peer origin = host.nodes().get(turn++ % host.nodes().size());
                Answer answer = host.ask(testee -> testee.store(origin.virtualNode(), block));
                if (answer.outcome() == Outcome.OK) {
                    stored++;
                    shown += shown(hosts, block, answer, host.name());
                } else {
                    failure = Optional.of(answer.detail());
                }
            }
        }
        if (stored == 0) {
            throw NotChecked.because("no Put succeeded"
                    + failure.map(why -> ": " + why + " (it takes as many hosts as WRINGER_ACKNOWLEDGEMENTS says)")
                            .orElse(": no virtual node knows its predecessor"));
        }
        if (shown == 0) {
            throw NotChecked.because("none of " + stored + " Puts named a holder that could be asked");
        }
        return "all " + shown + " holders that acknowledged " + Check.count(stored, "block", "blocks")
                + (failure.isPresent()
                        ? " and could be asked showed it; some Puts failed"
                        : " and could be asked showed it");
    }

    /** How many of the holders named could be asked. */
    private static int shown(Hosts hosts, Block block, Answer answer, String asked) {
        if (answer.replicas().isEmpty()) {
            throw new ContractBreach(
                    Clause.ACKNOWLEDGEMENTS, asked, "a Put succeeded, and nobody is named as having acknowledged it");
        }
        int shown = 0;
        for (Peer holder : answer.replicas()) {
            Optional<Examined> carrier = hosts.carrierOf(holder);
            if (carrier.isPresent()) {
                requireHeld(carrier.get(), holder, block);
                shown++;
            }
        }
        return shown;
    }

    private static void requireHeld(Examined carrier, Peer holder, Block block) {
        Optional<Block> held = carrier.held(holder, block.key());
        if (!held.equals(Optional.of(block))) {
            throw new ContractBreach(
                    Clause.ACKNOWLEDGEMENTS,
                    carrier.name(),
                    holder + " is named as having acknowledged the block "
                            + block.key().toShortString() + ", and shows " + (held.isEmpty() ? "none" : "another one")
                            + " under this key");
        }
    }
}
