package dev.wringer.harness.trial;

/** What a measured number counts. */
public enum Unit {
    /** How many; a plain number. */
    COUNT(""),
    /** Seconds of the testbed's time: virtual in simulation. */
    SECONDS("s"),
    /** A share, stored as 0 … 1 and shown as a percentage. */
    FRACTION("%"),
    /** How many times as much. */
    RATIO("×");

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    /** What is written behind the number; empty for plain counts. */
    public String symbol() {
        return symbol;
    }
}
