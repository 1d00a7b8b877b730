package dev.wringer.harness.conformance;

import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.testee.Testee;
import dev.wringer.node.block.Block;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Each call is answered in time, by a message of the protocol, whoever of the (first) virtual nodes is asked. */
final class AnswersCheck implements Check<Hosts> {

    @Override
    public String name() {
        return Clause.ANSWERS.title();
    }

    @Override
    public String examine(Hosts hosts) {
        Times times = new Times();
        SampleBlocks blocks = new SampleBlocks(hosts.chance());
        for (Examined host : hosts.all()) {
            times.ask(host, Testee::status);
            times.ask(host, Testee::health);
            times.ask(host, Testee::inspect);
            for (Peer node :
                    host.nodes().stream().limit(SampleBlocks.MOST_NODES).toList()) {
                Block block = blocks.content();
                times.ask(host, testee -> testee.lookup(node.virtualNode(), block.key()));
                times.ask(host, testee -> testee.store(node.virtualNode(), block));
                times.ask(host, testee -> testee.fetch(node.virtualNode(), block.key(), false));
                times.ask(host, testee -> testee.fetch(node.virtualNode(), block.key(), true));
                times.ask(host, testee -> testee.inspectBlocks(List.of(block.key())));
            }
        }
        return times.calls + " calls of all kinds but Leave and SwitchMaintenance were answered, the slowest within "
                + Patience.text(times.longest.plusMillis(50)); // rounded up
    }

    /** How long answers have taken. */
    private static final class Times {

        private int calls;
        private Duration longest = Duration.ZERO;

        <T> void ask(Examined host, Function<Testee, CompletableFuture<T>> question) {
            long begun = System.nanoTime();
            host.ask(question);
            calls++;
            Duration taken = Duration.ofNanos(System.nanoTime() - begun);
            longest = taken.compareTo(longest) > 0 ? taken : longest;
        }
    }
}
