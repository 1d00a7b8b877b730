package dev.wringer.harness.containers;

import com.github.dockerjava.api.exception.DockerException;
import dev.wringer.harness.ring.TestbedFailure;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says in one line for people what an engine's failure means, and what can be done about it. */
final class EngineTrouble {

    /** What the engine's own words contain, and what helps. */
    private record Known(String words, String remedy) {}

    private static final String DISK_FULL =
            "free disk space, where the engine keeps its data (docker system df) or here";
    private static final String MEMORY_FULL = "end other containers or take fewer hosts with more virtual-nodes";
    private static final String NO_REGISTRY = "where no registry can be reached, run docker/bases.sh first";
    private static final String FORBIDDEN = "use an engine that may do this";

    private static final List<Known> KNOWN = List.of(
            new Known("no space left on device", DISK_FULL),
            new Known("disk quota exceeded", DISK_FULL),
            new Known("port is already allocated", "end what listens on that port"),
            new Known("cannot allocate memory", MEMORY_FULL),
            new Known("out of memory", MEMORY_FULL),
            new Known("\"https://", NO_REGISTRY),
            new Known("failed to resolve", NO_REGISTRY),
            new Known("pull access denied", NO_REGISTRY),
            new Known("no such image", "build it (docker/build.sh), or name another"),
            new Known("permission denied", FORBIDDEN),
            new Known("operation not permitted", FORBIDDEN));

    private EngineTrouble() {}

    /** The failure to report when {@code e} was thrown while the engine at {@code address} should have done {@code task}. */
    static TestbedFailure during(String task, Throwable e, EngineAddress address) {
        String words = innermost(e);
        Optional<String> remedy = KNOWN.stream()
                .filter(known -> words.toLowerCase(Locale.ROOT).contains(known.words()))
                .map(known -> ": " + known.remedy())
                .findFirst();
        if (remedy.isEmpty() && hasVanished(e)) {
            return vanished(address, Optional.of(e));
        }
        return new TestbedFailure("the Docker engine could not " + task + " (" + words + ")" + remedy.orElse(""), e);
    }

    /** The same words whoever notices, and however: it is told once. */
    static TestbedFailure vanished(EngineAddress address, Optional<Throwable> why) {
        String text = "the Docker engine at " + address.shown()
                + " does not answer any more: start it again (docker/engine.sh); ./wringer clean then removes what is left"
                + " over";
        return why.map(cause -> new TestbedFailure(text, cause)).orElseGet(() -> new TestbedFailure(text));
    }

    /** Whether there is nobody to talk to: an answer of the engine, whatever it says, is a {@link DockerException}. */
    static boolean hasVanished(Throwable e) {
        boolean answered = false;
        boolean connectionFailed = false;
        for (Throwable each = e; each != null; each = each.getCause()) {
            answered |= each instanceof DockerException docker && docker.getHttpStatus() > 0;
            connectionFailed |= each instanceof IOException || each instanceof Attendance.Absence;
        }
        return connectionFailed && !answered;
    }

    /** The first line of what the innermost cause says: where Docker's and the system's own words are. */
    static String innermost(Throwable e) {
        String words = firstLine(e).orElse(e.getClass().getSimpleName());
        for (@Nullable Throwable each = e; each != null; each = each.getCause()) {
            words = firstLine(each).orElse(words);
        }
        return words;
    }

    private static Optional<String> firstLine(Throwable e) {
        return Optional.ofNullable(e.getMessage())
                .flatMap(message ->
                        message.lines().filter(line -> !line.isBlank()).findFirst())
                .map(EngineTrouble::unwrapped);
    }

    /** Docker's answers come as {@code Status 409: {"message":"…"}}. */
    private static String unwrapped(String line) {
        int begin = line.indexOf("{\"message\":\"");
        int end = line.lastIndexOf("\"}");
        return begin < 0 || end < begin ? line : line.substring(begin + "{\"message\":\"".length(), end);
    }
}
