package dev.wringer.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Which Wringer this is. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"wringer " + text()};
    }

    /** The version in the jar's manifest; "unpackaged" where there is no jar. */
    static String text() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
    }
}
