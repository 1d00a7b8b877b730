package dev.wringer.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the command writes.
 *
 * @param out results
 * @param err progress and errors
 * @param interactive whether somebody watches {@code err}: a line may be rewritten there
 * @param colour whether {@code out} may be coloured
 * @param width how many columns a table on {@code out} may take
 */
record Terminal(PrintStream out, PrintStream err, boolean interactive, boolean colour, int width) {

    private static final int LEAST_WIDTH = 80;
    private static final int GREATEST_WIDTH = 200;
    private static final int WIDTH_OF_NO_TERMINAL = 120;
    private static final Pattern SIZE = Pattern.compile("\\d+ (\\d+)");

    /** The streams of this process. */
    static Terminal ofProcess(Map<String, String> environment) {
        boolean results = isTerminal(1);
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Terminal(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                isTerminal(2),
                results && !plain,
                results ? columns() : WIDTH_OF_NO_TERMINAL);
    }

    /** Where nobody reads results: standard output is for something else. */
    Terminal mute() {
        return new Terminal(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                err,
                interactive,
                false,
                width);
    }

    /** UTF-8, whatever the locale: a table has the same bytes in a build server's "C" as on a desk. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** Whether a file descriptor is a terminal: Java does not know, a child that inherits it does. */
    private static boolean isTerminal(int descriptor) {
        try {
            return new ProcessBuilder("test", "-t", String.valueOf(descriptor))
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int columns() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(Path.of("/dev/tty").toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            Matcher size = SIZE.matcher(answer);
            boolean answered = stty.waitFor(1, TimeUnit.SECONDS) && size.matches();
            int stated = answered ? Integer.parseInt(size.group(1)) : LEAST_WIDTH;
            return Math.max(LEAST_WIDTH, Math.min(GREATEST_WIDTH, stated));
        } catch (IOException e) {
            return LEAST_WIDTH;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return LEAST_WIDTH;
        }
    }
}
