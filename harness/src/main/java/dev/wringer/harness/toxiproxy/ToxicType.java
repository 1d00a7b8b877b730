package dev.wringer.harness.toxiproxy;

import java.util.Locale;

/** The kinds of toxics. */
enum ToxicType {
    BANDWIDTH,
    LATENCY,
    LIMIT_DATA,
    NOOP,
    RESET_PEER,
    SLICER,
    SLOW_CLOSE,
    TIMEOUT;

    /** Its name in JSON. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A toxic of this kind; a {@link Refusal} if the attributes are not what they should be. */
    Toxic toxic(Attributes attributes) {
        return switch (this) {
            case BANDWIDTH -> new Bandwidth(attributes);
            case LATENCY -> new Latency(attributes);
            case LIMIT_DATA -> new LimitData(attributes);
            case NOOP -> new Noop();
            case RESET_PEER -> new ResetPeer(attributes);
            case SLICER -> new Slicer(attributes);
            case SLOW_CLOSE -> new SlowClose(attributes);
            case TIMEOUT -> new Timeout(attributes);
        };
    }

    /** The kind of this name; a {@link Refusal} if there is none. */
    static ToxicType named(String word) {
        for (ToxicType type : values()) {
            if (type.word().equals(word)) {
                return type;
            }
        }
        throw Refusal.invalidToxicType();
    }
}
