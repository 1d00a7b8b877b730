package dev.wringer.harness.conformance;

import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.harness.ring.Answer;
import dev.wringer.harness.workload.Author;
import dev.wringer.node.block.Block;
import dev.wringer.node.protocol.RpcFailure;
import java.util.Optional;

/**
 * Of two versions of a signed block the higher number wins, and of equal numbers the higher digest, in whatever order they are
 * stored. Stores two signed blocks through each host.
 */
final class VersionsCheck implements Check<Hosts> {

    @Override
    public String name() {
        return "versions";
    }

    @Override
    public String examine(Hosts hosts) {
        SampleBlocks blocks = new SampleBlocks(hosts.chance());
        for (Examined host : hosts.all()) {
            Author author = blocks.author();
            contest(
                    host,
                    author.write(1, SampleBlocks.contents("older")),
                    author.write(2, SampleBlocks.contents("newer")),
                    "the higher number");
            Author other = blocks.author();
            Block one = other.write(7, SampleBlocks.contents("one"));
            Block another = other.write(7, SampleBlocks.contents("another"));
            boolean wins = one.version().supersedes(another.version());
            contest(host, wins ? another : one, wins ? one : another, "of equal numbers the higher digest");
        }
        return Check.hosts(hosts.all())
                + " kept the higher number, and of equal ones the higher digest; the others were SUPERSEDED";
    }

    private static void contest(Examined host, Block loser, Block winner, String rule) {
        store(host, loser, rule);
        store(host, winner, rule);
        store(host, winner, rule); // what is held is acknowledged again
        Answer late = host.ask(testee -> testee.store(0, loser));
        if (!late.failure().equals(Optional.of(RpcFailure.Kind.SUPERSEDED))) {
            throw new Broken(
                    host.name(),
                    "a Put of a version that has lost was answered with "
                            + late.failure().map(Enum::name).orElse("a result") + " instead of SUPERSEDED: " + rule
                            + " wins");
        }
        Answer newest = host.ask(testee -> testee.fetch(0, winner.key(), true));
        if (!newest.block().equals(Optional.of(winner))) {
            throw new Broken(
                    host.name(),
                    "a Get of the newest version brought "
                            + (newest.block().isPresent() ? "one that has lost" : newest.detail()) + ": " + rule
                            + " wins");
        }
    }

    private static void store(Examined host, Block block, String rule) {
        Answer stored = host.ask(testee -> testee.store(0, block));
        if (stored.outcome() != Outcome.OK) {
            if (stored.failure().equals(Optional.of(RpcFailure.Kind.SUPERSEDED))) {
                throw new Broken(
                        host.name(), "a Put of the version that wins was answered with SUPERSEDED: " + rule + " wins");
            }
            throw NotChecked.because("a Put through " + host.name() + " failed: " + stored.detail());
        }
    }
}
