package dev.wringer.cli;

import java.util.Locale;

/** What part of itself a trial is in, for whoever waits for it. */
enum Phase {
    /** Hosts are started, and become a ring. */
    FORMING,
    /** Clients work to warm up. */
    WARM_UP,
    /** Clients work, and nothing has struck yet. */
    LOAD,
    /** Faults strike. */
    FAULTS,
    /** What can be taken back of the faults has been. */
    RECOVERY,
    /** The ring is judged as it is in the end. */
    CHECKING;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
