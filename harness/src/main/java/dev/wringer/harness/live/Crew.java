package dev.wringer.harness.live;

import java.util.stream.IntStream;

/** How many virtual nodes a host carries if nobody says. */
public final class Crew {

    private Crew() {}

    /** The fewest for which {@code nodes} fit evenly on not more than so many hosts. */
    public static int smallest(int nodes, int mostHosts) {
        return IntStream.rangeClosed(1, nodes)
                .filter(each -> nodes % each == 0 && nodes / each <= mostHosts)
                .findFirst()
                .orElse(1);
    }
}
