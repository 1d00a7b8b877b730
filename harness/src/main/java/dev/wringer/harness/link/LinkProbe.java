package dev.wringer.harness.link;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.ring.Evidence;
import dev.wringer.harness.testee.HostStatus;
import dev.wringer.harness.testee.Testee;
import dev.wringer.harness.testee.Testees;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Shows that a fault has taken effect by asking hosts something through a few of the links concerned: before it is
 * imposed, when all must answer, and afterwards. What only shows under load is not looked for.
 */
public final class LinkProbe implements AutoCloseable {

    private static final int MOST_LINKS = 8;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final Duration SILENT_FOR = Duration.ofMillis(500);

    private final Testees testees = new Testees();
    private final LinkFault fault;
    private final List<InetSocketAddress> ends = new ArrayList<>(); // of links that answered before
    private Duration slowestBefore = Duration.ZERO;
    private int silentBefore;

    /**
     * Asks through some of the links from each of {@code from} to each of {@code to}, all of which are running hosts.
     *
     * @param entrance where the harness can dial to get to the other end of a link, if there is one
     */
    public LinkProbe(
            Function<LinkName, Optional<InetSocketAddress>> entrance,
            List<String> from,
            List<String> to,
            boolean bothWays,
            LinkFault fault) {
        this.fault = fault;
        if (isProbed() && !from.isEmpty() && !to.isEmpty()) {
            Set<LinkName> sample = new LinkedHashSet<>(sample(from, to));
            if (bothWays) {
                sample.addAll(sample(to, from));
            }
            askBefore(sample.stream()
                    .flatMap(link -> entrance.apply(link).stream())
                    .toList());
        }
    }

    private boolean isProbed() {
        return fault instanceof LinkFault.BlackHole
                || fault instanceof LinkFault.Refusal
                || fault instanceof LinkFault.Delay;
    }

    private static List<LinkName> sample(List<String> from, List<String> to) {
        List<LinkName> sample = new ArrayList<>();
        for (int i = 0; i < Math.max(from.size(), to.size()) && sample.size() < MOST_LINKS; i++) {
            LinkName link = new LinkName(from.get(i % from.size()), to.get((i + 1) % to.size()));
            if (!link.from().equals(link.to()) && !sample.contains(link)) {
                sample.add(link);
            }
        }
        return sample;
    }

    private void askBefore(List<InetSocketAddress> sample) {
        List<Optional<Duration>> answers = ask(sample, ANSWER_WITHIN);
        for (int i = 0; i < sample.size(); i++) {
            if (answers.get(i).isPresent()) {
                ends.add(sample.get(i));
                slowestBefore =
                        Collections.max(List.of(slowestBefore, answers.get(i).get()));
            } else {
                silentBefore++;
            }
        }
    }

    /** Asks again, now that the fault is in force. */
    public Evidence afterwards() {
        if (!isProbed()) {
            return Evidence.shown("in force on all links concerned, as the server says; not probed");
        }
        if (ends.isEmpty()) {
            return silentBefore > 0
                    ? Evidence.shown("the links did not answer before, either: another fault has hit them")
                    : Evidence.shown("no link is concerned");
        }
        return fault instanceof LinkFault.Delay delay ? slower(delay) : silent();
    }

    private Evidence silent() {
        long answered = ask(ends, SILENT_FOR).stream().flatMap(Optional::stream).count();
        return answered == 0
                ? Evidence.shown(ends.size() + " links answered before and do not any more")
                : Evidence.missing(answered + " of " + ends.size() + " links still answer");
    }

    /** A call goes once over the link, so it takes at least what is added one way. */
    private Evidence slower(LinkFault.Delay delay) {
        Duration least = delay.latency().minus(delay.jitter());
        List<Optional<Duration>> answers =
                ask(ends, ANSWER_WITHIN.plus(delay.latency().multipliedBy(10)));
        List<Duration> times = answers.stream().flatMap(Optional::stream).toList();
        boolean allSlow = times.stream().allMatch(time -> time.compareTo(least) >= 0);
        Duration fastest = times.stream().min(Duration::compareTo).orElse(Duration.ZERO);
        String text = times.size() + " links answer in " + fastest.toMillis() + " ms and more, before in "
                + slowestBefore.toMillis() + " ms and less";
        return allSlow && times.size() == ends.size() ? Evidence.shown(text) : Evidence.missing(text);
    }

    /** How long each took to answer on a new connection, all asked at once; nothing for those that did not in time. */
    private List<Optional<Duration>> ask(List<InetSocketAddress> asked, Duration patience) {
        long begun = System.nanoTime();
        List<Testee> hosts = asked.stream().map(testees::at).toList();
        List<CompletableFuture<Duration>> answers =
                hosts.stream().map(host -> answerOf(host, begun)).toList();
        List<Optional<Duration>> times = answers.stream()
                .map(answer -> get(answer, patience.toNanos() - (System.nanoTime() - begun)))
                .toList();
        hosts.forEach(Testee::close);
        return times;
    }

    private static CompletableFuture<Duration> answerOf(Testee host, long begunNanos) {
        CompletableFuture<HostStatus> status = host.status();
        return status.thenApply(answer -> Duration.ofNanos(System.nanoTime() - begunNanos));
    }

    private static Optional<Duration> get(CompletableFuture<Duration> answer, long patienceNanos) {
        try {
            return Optional.of(answer.get(Math.max(0, patienceNanos), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        testees.close();
    }
}
