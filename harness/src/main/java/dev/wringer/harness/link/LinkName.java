package dev.wringer.harness.link;

/** A directed pair of hosts: connections over this link are made by {@code from}. */
public record LinkName(String from, String to) {

    /** The name of its proxy. */
    public String proxy() {
        return from + "-to-" + to;
    }
}
