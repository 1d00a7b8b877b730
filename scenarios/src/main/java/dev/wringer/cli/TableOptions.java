package dev.wringer.cli;

import picocli.CommandLine.Option;

/** How results are shown to people. */
final class TableOptions {

    @Option(
            names = "--wide",
            description = {
                "Show all columns on a terminal that has no room for",
                "them side by side: the table goes on below."
            })
    private boolean wide;

    /** Whether a table shall have all of its columns, although they do not fit side by side. */
    boolean wide() {
        return wide;
    }
}
