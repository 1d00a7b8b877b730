package dev.wringer.harness.junit;

import java.util.regex.Pattern;

/** Words of a command that somebody can paste into a shell. */
public final class ShellWord {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_=:.,/%+-]+");

    private ShellWord() {}

    /** {@code word}, in quotes if a shell would take it for anything but a word. */
    public static String quote(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
