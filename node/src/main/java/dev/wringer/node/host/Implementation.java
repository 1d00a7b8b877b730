package dev.wringer.node.host;

import java.util.Optional;

/** Which node this is, for people. */
public final class Implementation {

    /** Its name. */
    public static final String NAME = "wringer-node";

    /** The version is the one in the jar's manifest; "development" outside a jar. */
    public static final String NAME_AND_VERSION = NAME + " "
            + Optional.ofNullable(Implementation.class.getPackage().getImplementationVersion())
                    .orElse("development");

    private Implementation() {}
}
