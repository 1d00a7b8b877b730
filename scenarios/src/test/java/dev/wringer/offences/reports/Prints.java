package dev.wringer.offences.reports;

/** Lives, moreover, in a package that is not null-marked. */
public final class Prints {
    void print() {
        System.out.println();
    }
}
