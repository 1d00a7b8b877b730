package dev.wringer.node.grpc;

import java.util.Optional;

/** Which node this is, for people. */
final class Implementation {

    /** The version is the one in the jar's manifest; "development" outside a jar. */
    static final String NAME_AND_VERSION = "wringer-node "
            + Optional.ofNullable(Implementation.class.getPackage().getImplementationVersion())
                    .orElse("development");

    private Implementation() {}
}
