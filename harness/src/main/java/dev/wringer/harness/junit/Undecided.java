package dev.wringer.harness.junit;

import org.opentest4j.TestAbortedException;

/** A check that could neither be passed nor failed: what it saw is excused, and so proves nothing. */
final class Undecided extends TestAbortedException {

    private static final long serialVersionUID = 1L;

    Undecided(String message) {
        super(message);
    }
}
