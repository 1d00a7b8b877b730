package dev.wringer.node.host;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a host died of whose own code has thrown an exception. Such a host must not go on: what it was about to change may be
 * half changed.
 *
 * @param exception what was thrown, by its simple name, with its message if it has one; one line
 * @param place where: the innermost frame of the node's code, or of anybody's if there is none; empty if nobody knows
 */
public record CauseOfDeath(String exception, Optional<String> place) {

    private static final String CODE_OF_NODES = "dev.wringer.node.";

    /**
     * Whether this is the fault of the node that was running, in a process that nodes share with others. A lack of memory is
     * everybody's, while a stack that overflows, of which only the end is known, is that of whoever runs. On any other stack, as
     * far as there is one, there must be code of a node.
     */
    public static boolean isOfANode(Throwable thrown) {
        if (thrown instanceof VirtualMachineError) {
            return thrown instanceof StackOverflowError;
        }
        StackTraceElement[] frames = thrown.getStackTrace();
        return frames.length == 0 || Arrays.stream(frames).anyMatch(CauseOfDeath::isCodeOfANode);
    }

    private static boolean isCodeOfANode(StackTraceElement frame) {
        return frame.getClassName().startsWith(CODE_OF_NODES);
    }

    /** What {@code thrown} shows. */
    public static CauseOfDeath of(Throwable thrown) {
        String name = thrown.getClass().getSimpleName();
        String message = Optional.ofNullable(thrown.getMessage()).stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("; "));
        return new CauseOfDeath(message.isEmpty() ? name : name + " (" + message + ")", place(thrown));
    }

    private static Optional<String> place(Throwable thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        return Arrays.stream(frames)
                .filter(CauseOfDeath::isCodeOfANode)
                .findFirst()
                .or(() -> Arrays.stream(frames).findFirst())
                .map(StackTraceElement::toString);
    }

    /** {@code threw NullPointerException (its message) at dev.wringer.node.dhash.Put.store(Put.java:12)}. */
    @Override
    public String toString() {
        return "threw " + exception + place.map(frame -> " at " + frame).orElse("");
    }
}
