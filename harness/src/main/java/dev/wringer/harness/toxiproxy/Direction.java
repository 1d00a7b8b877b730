package dev.wringer.harness.toxiproxy;

import java.util.Locale;

/** The two streams of bytes of a connection. The order is that in which toxics are listed. */
enum Direction {
    /** From the client to the upstream. */
    UPSTREAM,
    /** From the upstream to the client. */
    DOWNSTREAM;

    /** Its name in JSON. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The direction of this name, in whatever case.
     *
     * @throws Refusal if there is none
     */
    static Direction named(String word) {
        for (Direction direction : values()) {
            if (direction.word().equalsIgnoreCase(word)) {
                return direction;
            }
        }
        throw Refusal.invalidStream();
    }
}
