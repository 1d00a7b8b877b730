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
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the command writes.
 *
 * @param out results
 * @param err progress and errors
 * @param results what whoever reads {@code out} can see
 * @param progress what whoever reads {@code err} can see
 */
record Terminal(PrintStream out, PrintStream err, Screen results, Screen progress) {

    private static final Pattern SIZE = Pattern.compile("\\d+ (\\d{1,5})");

    /**
     * Streams of the same width that are no terminal to people, but for what is said here.
     *
     * @param interactive whether lines may be rewritten on {@code err}
     * @param colour whether {@code out} may be coloured
     */
    Terminal(PrintStream out, PrintStream err, boolean interactive, boolean colour, int width) {
        this(
                out,
                err,
                new Screen(false, false, colour, false, width),
                new Screen(interactive, interactive, false, false, width));
    }

    /** The streams of this process. */
    static Terminal ofProcess(Map<String, String> environment) {
        boolean results = isTerminal(1);
        boolean progress = isTerminal(2);
        IntSupplier width = results || progress ? new WindowWidth(Terminal::columns, System::nanoTime) : () -> 0;
        return new Terminal(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                Screen.of(environment, results, width),
                Screen.of(environment, progress, width));
    }

    /** Where nobody reads results: standard output is for something else. */
    Terminal mute() {
        return new Terminal(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                err,
                Screen.plain(results.width()),
                progress);
    }

    /** Whether somebody watches {@code err}: a line may be rewritten there. */
    boolean interactive() {
        return progress.live();
    }

    /** Whether {@code out} may be coloured. */
    boolean colour() {
        return results.colour();
    }

    /** How many columns a table on {@code out} may take. */
    int width() {
        return results.width();
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

    /** How wide the terminal is that this process belongs to; zero if it does not say. */
    private static int columns() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(Path.of("/dev/tty").toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            Matcher size = SIZE.matcher(answer);
            boolean answered = stty.waitFor(1, TimeUnit.SECONDS) && size.matches();
            return answered ? Integer.parseInt(size.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
