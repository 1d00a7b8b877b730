package dev.wringer.harness.local;

import dev.wringer.harness.testee.HostStatus;
import dev.wringer.harness.testee.Testee;
import dev.wringer.harness.testee.Testees;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks hosts whether anybody is there. Stateless. */
final class HostProbe {

    private HostProbe() {}

    /** Which of the hosts at these addresses answer within {@code patience}, all asked at once on new connections. */
    static List<InetSocketAddress> answering(List<InetSocketAddress> hosts, Duration patience) {
        try (Testees testees = new Testees()) {
            List<Testee> asked = hosts.stream().map(testees::at).toList();
            List<CompletableFuture<HostStatus>> answers =
                    asked.stream().map(Testee::status).toList();
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                    .handle((all, why) -> true)
                    .completeOnTimeout(false, patience.toNanos(), TimeUnit.NANOSECONDS)
                    .join();
            List<InetSocketAddress> answering = new ArrayList<>();
            for (int i = 0; i < hosts.size(); i++) {
                if (answers.get(i).isDone() && !answers.get(i).isCompletedExceptionally()) {
                    answering.add(hosts.get(i));
                }
            }
            asked.forEach(Testee::close);
            return answering;
        }
    }
}
