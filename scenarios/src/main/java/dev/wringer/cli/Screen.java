package dev.wringer.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What whoever reads a stream can see.
 *
 * @param terminal whether it is a terminal: what does not fit has to be made to
 * @param live whether lines may be rewritten
 * @param colour whether there may be colours
 * @param ascii whether to keep to ASCII
 * @param columns how many a line may take; more or fewer when the window has changed
 */
record Screen(boolean terminal, boolean live, boolean colour, boolean ascii, IntSupplier columns) {

    private static final int LEAST_WIDTH = 20;
    private static final int GREATEST_WIDTH = 200;
    private static final int USUAL_WIDTH = 80; // of a terminal that does not say
    private static final int WIDTH_OF_NO_TERMINAL = 120;
    private static final Pattern WIDTH = Pattern.compile("[1-9]\\d{0,3}");

    /** One whose width never changes. */
    Screen(boolean terminal, boolean live, boolean colour, boolean ascii, int width) {
        this(terminal, live, colour, ascii, () -> width);
    }

    /** How many columns a line may take now. */
    int width() {
        return columns.getAsInt();
    }

    /**
     * A stream of this process. {@code COLUMNS} says how wide it is, whatever it is; {@code NO_COLOR} takes the colours, {@code TERM=dumb}
     * those and the rewriting; where {@code CI} is set nobody watches.
     *
     * @param columns how wide the terminal is; zero if it does not say
     */
    static Screen of(Map<String, String> environment, boolean terminal, IntSupplier columns) {
        boolean able = terminal && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        boolean watched = List.of("", "false").contains(environment.getOrDefault("CI", ""));
        return new Screen(
                terminal,
                able && watched,
                able && environment.getOrDefault("NO_COLOR", "").isEmpty(),
                terminal && !isUnicode(environment),
                width(environment.getOrDefault("COLUMNS", ""), terminal, columns));
    }

    /** No terminal: a file, a pipe, the log of a build. */
    static Screen plain(int width) {
        return new Screen(false, false, false, false, width);
    }

    private static IntSupplier width(String stated, boolean terminal, IntSupplier columns) {
        if (WIDTH.matcher(stated).matches()) {
            int width = within(Integer.parseInt(stated));
            return () -> width;
        }
        return () -> terminal ? within(columns.getAsInt()) : WIDTH_OF_NO_TERMINAL;
    }

    private static int within(int asked) {
        int width = asked > 0 ? asked : USUAL_WIDTH;
        return Math.max(LEAST_WIDTH, Math.min(GREATEST_WIDTH, width));
    }

    /** The first of these variables that says anything is the one that counts. */
    private static boolean isUnicode(Map<String, String> environment) {
        String locale = Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        return locale.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8");
    }
}
