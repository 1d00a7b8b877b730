package dev.wringer.harness.local;

/** A directed pair of hosts: connections over this link are made by {@code from}. */
record LinkName(String from, String to) {

    /** The name of its proxy. */
    String proxy() {
        return from + "-to-" + to;
    }
}
