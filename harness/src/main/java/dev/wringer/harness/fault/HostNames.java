package dev.wringer.harness.fault;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The logical addresses of hosts, which say how many were started before each. */
public final class HostNames {

    private static final Pattern NUMBERED = Pattern.compile("host-(\\d+)\\..*");

    private HostNames() {}

    /** The address of the host with this number, counted from 0, in the ring of this name. */
    public static String name(int number, String ring) {
        return String.format(Locale.ROOT, "host-%06d.%s:7000", number, ring);
    }

    /** Which host of its ring the one with this logical address is, in the order of starting; empty for other names. */
    public static OptionalInt number(String host) {
        Matcher matcher = NUMBERED.matcher(host);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
