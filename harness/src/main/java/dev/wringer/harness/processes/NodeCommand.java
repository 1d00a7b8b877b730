package dev.wringer.harness.processes;

import dev.wringer.harness.hostprocess.Checkout;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.trial.UsageError;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What starts a host.
 *
 * @param words the program, and its arguments
 * @param provenance what that is, for people: completes "host-7 …"
 */
public record NodeCommand(List<String> words, String provenance) {

    private static final String OPTION = "--node-command";

    /** Small, and soon as fast as it gets: there are many of them on one machine. */
    private static final List<String> SMALL_JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-XX:-UsePerfData",
            "-Xss512k",
            "-Xms16m",
            "-Xmx384m");

    /** Takes a copy. */
    public NodeCommand {
        words = List.copyOf(words);
    }

    /**
     * Reads one as somebody writes it: words, of which those with spaces stand between quotes, single or double. No shell
     * looks at it.
     *
     * @throws UsageError if there is no word, or a quote is not closed
     */
    public static NodeCommand read(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0; // the one that is open, if any
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (quote != 0 ? each == quote : each == '\'' || each == '"') {
                quote = quote == 0 ? each : 0;
                begun = true;
            } else if (quote == 0 && Character.isWhitespace(each)) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                word.append(each);
                begun = true;
            }
        }
        if (quote != 0) {
            throw new UsageError(OPTION + " " + text + ": the quote " + quote + " is not closed");
        }
        if (begun) {
            words.add(word.toString());
        }
        if (words.isEmpty() || words.get(0).isEmpty()) {
            throw new UsageError(OPTION + " names no program");
        }
        return new NodeCommand(words, "of command " + text.strip());
    }

    /**
     * The node of this repository, by the JDK that runs this process.
     *
     * @throws TestbedFailure if it was not built
     */
    static NodeCommand reference() {
        Path jars = Checkout.ofThisProcess()
                .orElseThrow(() -> new TestbedFailure("there is no node to start: run ./wringer from a checkout, set"
                        + " -Dwringer.home to one, or name a command with " + OPTION))
                .jars("node");
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(SMALL_JVM);
        words.add("-cp");
        words.add(jars.resolve("wringer-node.jar") + File.pathSeparator + jars.resolve("lib") + File.separator + "*");
        words.add("dev.wringer.node.grpc.NodeServer");
        return new NodeCommand(words, "of this repository's node");
    }

    /** On one line. */
    String text() {
        return String.join(" ", words);
    }
}
