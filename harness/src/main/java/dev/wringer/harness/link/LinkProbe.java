package dev.wringer.harness.link;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.ring.Evidence;
import dev.wringer.harness.testee.StatusProbe;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Shows that a fault has taken effect by asking hosts something through a few of the links concerned: before it is
 * imposed, when all must answer, and afterwards. What only shows under load is not looked for.
 */
public final class LinkProbe implements AutoCloseable {

    private static final int MOST_LINKS = 8;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final Duration SILENT_FOR = Duration.ofMillis(500);

    private final StatusProbe probe = new StatusProbe();
    private final LinkFault fault;
    private final List<InetSocketAddress> ends = new ArrayList<>(); // of links that answered before
    private Duration slowestBefore = Duration.ZERO;
    private int silentBefore;
    private int outOfReach; // links to which the harness cannot dial

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
            List<InetSocketAddress> reached = sample.stream()
                    .flatMap(link -> entrance.apply(link).stream())
                    .toList();
            outOfReach = sample.size() - reached.size();
            askBefore(reached);
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
        List<Optional<Duration>> answers = probe.ask(sample, ANSWER_WITHIN);
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
        if (!isProbed() || outOfReach > 0) {
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
        long answered =
                probe.ask(ends, SILENT_FOR).stream().flatMap(Optional::stream).count();
        return answered == 0
                ? Evidence.shown(ends.size() + " links answered before and do not any more")
                : Evidence.missing(answered + " of " + ends.size() + " links still answer");
    }

    /** A call goes once over the link, so it takes at least what is added one way. */
    private Evidence slower(LinkFault.Delay delay) {
        Duration least = delay.latency().minus(delay.jitter());
        List<Optional<Duration>> answers =
                probe.ask(ends, ANSWER_WITHIN.plus(delay.latency().multipliedBy(10)));
        List<Duration> times = answers.stream().flatMap(Optional::stream).toList();
        boolean allSlow = times.stream().allMatch(time -> time.compareTo(least) >= 0);
        Duration fastest = times.stream().min(Duration::compareTo).orElse(Duration.ZERO);
        String text = times.size() + " links answer in " + fastest.toMillis() + " ms and more, before in "
                + slowestBefore.toMillis() + " ms and less";
        return allSlow && times.size() == ends.size() ? Evidence.shown(text) : Evidence.missing(text);
    }

    @Override
    public void close() {
        probe.close();
    }
}
