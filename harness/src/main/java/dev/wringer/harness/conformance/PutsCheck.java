package dev.wringer.harness.conformance;

import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.harness.ring.Answer;
import dev.wringer.harness.workload.Author;
import dev.wringer.node.block.Block;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.block.SignedBlock;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.RpcFailure;
import java.util.List;
import java.util.Optional;

/**
 * What puts leave behind: what was stored is fetched as it was, a forged block is rejected and leaves nothing, and what nobody
 * has stored is not found. Stores a block of each kind through each host.
 */
final class PutsCheck implements Check<Hosts> {

    @Override
    public String name() {
        return "puts and gets";
    }

    @Override
    public String examine(Hosts hosts) {
        SampleBlocks blocks = new SampleBlocks(hosts.chance());
        int fetched = 0;
        for (Examined host : hosts.all()) {
            Author author = blocks.author();
            for (Block block : List.of(blocks.content(), author.write(1, SampleBlocks.contents("signed")))) {
                fetched += fetchedAgain(hosts, host, block);
            }
            refuse(hosts, host, new ContentBlock(blocks.unusedKey(), Bytes.ofText(SampleBlocks.contents("forged"))));
            refuse(hosts, host, forged(blocks.author()));
            requireNotFound(host, blocks.unusedKey(), "that nobody has stored");
        }
        return fetched + " fetches brought what was stored; " + 2 * hosts.all().size()
                + " forged blocks were rejected and left nothing; what nobody has stored was not found";
    }

    private static int fetchedAgain(Hosts hosts, Examined host, Block block) {
        Answer stored = host.ask(testee -> testee.store(0, block));
        if (stored.outcome() != Outcome.OK) {
            throw NotChecked.because("a Put through " + host.name() + " failed: " + stored.detail());
        }
        int fetched = 0;
        for (Examined other : hosts.all()) {
            for (boolean newest : new boolean[] {false, true}) {
                Answer answer = other.ask(testee -> testee.fetch(0, block.key(), newest));
                if (!answer.block().equals(Optional.of(block))) {
                    throw new Broken(
                            other.name(),
                            "a Get of the block that was stored a moment ago brought "
                                    + (answer.block().isPresent() ? "another block" : answer.detail()));
                }
                fetched++;
            }
        }
        return fetched;
    }

    /** The signature of another version. */
    private static Block forged(Author author) {
        SignedBlock genuine = author.write(1, SampleBlocks.contents("genuine"));
        return new SignedBlock(
                genuine.key(),
                genuine.publicKey(),
                genuine.salt(),
                2,
                Bytes.ofText(SampleBlocks.contents("forged")),
                genuine.signature());
    }

    private static void refuse(Hosts hosts, Examined host, Block forged) {
        Answer answer = host.ask(testee -> testee.store(0, forged));
        if (!answer.failure().equals(Optional.of(RpcFailure.Kind.REJECTED))) {
            throw new Broken(
                    host.name(),
                    "a Put of a forged block was answered with " + outcome(answer) + " instead of REJECTED");
        }
        for (Examined other : hosts.all()) {
            for (Peer node : other.nodes()) {
                if (other.held(node, forged.key()).isPresent()) {
                    throw new Broken(other.name(), node + " holds a forged block that was rejected");
                }
            }
        }
        requireNotFound(host, forged.key(), "of a forged block that was rejected");
    }

    private static void requireNotFound(Examined host, RingId key, String which) {
        Answer answer = host.ask(testee -> testee.fetch(0, key, false));
        if (!answer.failure().equals(Optional.of(RpcFailure.Kind.NOT_FOUND))) {
            throw new Broken(
                    host.name(),
                    "a Get under a key " + which + " was answered with " + outcome(answer) + " instead of NOT_FOUND");
        }
    }

    private static String outcome(Answer answer) {
        return answer.failure().map(Enum::name).orElse("a result");
    }
}
