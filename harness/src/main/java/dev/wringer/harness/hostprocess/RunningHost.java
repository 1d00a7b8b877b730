package dev.wringer.harness.hostprocess;

import dev.wringer.harness.live.Obituary;
import java.net.InetSocketAddress;
import java.util.Optional;

/** A host that was started as a process of its own, and may have ended since. Thread-safe. */
public interface RunningHost {

    /** Its logical address. */
    String name();

    /** Where this process reaches it. */
    InetSocketAddress address();

    /** What it runs, for people: completes "host-7 …", as in "of image mine:1". */
    String provenance();

    /** How its process has ended; empty if it runs. */
    Optional<Obituary> obituary();

    /** The last words of its log, on one line. */
    String endOfLog();

    /** Its logical address as part of the name of a file: without port and ring. */
    default String shortName() {
        return name().replaceFirst("[.:].*", "");
    }
}
