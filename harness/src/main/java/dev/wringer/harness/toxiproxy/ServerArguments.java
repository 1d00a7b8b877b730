package dev.wringer.harness.toxiproxy;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What a server that runs as a process is told on its command line. The names are those of the genuine server's arguments,
 * and like those written {@code -port 8474}, {@code -port=8474}, or with two hyphens.
 *
 * @param host where to take requests
 * @param port the port there, 0 … 65535; 0 for any that is free
 * @param seed from which toxics draw
 * @param threads how many carry the traffic, ≥ 1; the genuine server knows no such argument
 * @param config a file with a JSON array of proxies to begin with
 * @param version whether only to say which version it is
 */
record ServerArguments(String host, int port, long seed, int threads, Optional<Path> config, boolean version) {

    static final String USAGE = "[-host HOST] [-port N] [-seed N] [-threads N] [-config FILE] [-version]";

    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_THREADS = 1_024;
    private static final ServerArguments DEFAULT =
            new ServerArguments("localhost", 8474, 1, 2, Optional.empty(), false);

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if they make no sense; the message is one line for people
     */
    static ServerArguments read(List<String> arguments) {
        ServerArguments read = DEFAULT;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            int equals = argument.indexOf('=');
            String written = equals < 0 ? argument : argument.substring(0, equals);
            String name = written.replaceFirst("^--?", "");
            if (name.equals("version") && !written.equals(name) && equals < 0) {
                read = new ServerArguments(read.host, read.port, read.seed, read.threads, read.config, true);
            } else if (written.equals(name)
                    || !List.of("host", "port", "seed", "threads", "config").contains(name)) {
                throw new IllegalArgumentException("there is no argument " + written);
            } else if (equals < 0 && !rest.hasNext()) {
                throw new IllegalArgumentException(written + " needs a value");
            } else {
                read = read.with(name, equals < 0 ? rest.next() : argument.substring(equals + 1));
            }
        }
        return read;
    }

    private ServerArguments with(String name, String value) {
        return switch (name) {
            case "host" -> new ServerArguments(value, port, seed, threads, config, version);
            case "port" ->
                new ServerArguments(host, (int) number(name, value, 0, HIGHEST_PORT), seed, threads, config, version);
            case "seed" ->
                new ServerArguments(
                        host, port, number(name, value, Long.MIN_VALUE, Long.MAX_VALUE), threads, config, version);
            case "threads" ->
                new ServerArguments(host, port, seed, (int) number(name, value, 1, MOST_THREADS), config, version);
            default -> new ServerArguments(host, port, seed, threads, Optional.of(Path.of(value)), version);
        };
    }

    private static long number(String name, String value, long least, long most) {
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("-" + name + " takes a whole number, not '" + value + "'", e);
        }
        throw new IllegalArgumentException("-" + name + " is " + value + ", outside " + least + " … " + most);
    }
}
