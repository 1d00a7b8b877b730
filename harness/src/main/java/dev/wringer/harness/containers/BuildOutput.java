package dev.wringer.harness.containers;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.model.BuildResponseItem;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Follows the making of an image. If it fails, the engine names the command and its exit status; why it failed is in what
 * the command said last. Told on the engine client's threads.
 */
final class BuildOutput extends BuildImageResultCallback {

    private static final Pattern NEXT_STEP = Pattern.compile("^Step \\d+/\\d+ :");
    private static final Pattern OF_ENGINE = Pattern.compile("^( --->|Removing intermediate container)");
    private static final Pattern COLOUR = Pattern.compile("\\x1B\\[[0-9;]*m"); // of what goes to standard error
    private static final String COMMAND_FAILED = "returned a non-zero code";
    private static final int BEGINNING = 70; // characters

    private volatile String last = ""; // what the command under way has said last; empty if nothing

    @Override
    public void onNext(BuildResponseItem item) {
        Optional.ofNullable(item.getStream()).stream()
                .map(text -> COLOUR.matcher(text).replaceAll(""))
                .flatMap(String::lines)
                .filter(line -> !line.isBlank() && !OF_ENGINE.matcher(line).find())
                .forEach(line -> last = NEXT_STEP.matcher(line).find() ? "" : line.strip());
        super.onNext(item);
    }

    /**
     * Returns when the image is made.
     *
     * @throws DockerClientException if it is not; if because a command failed, with what that has said last
     */
    void await(long seconds) {
        try {
            awaitImageId(seconds, TimeUnit.SECONDS);
        } catch (DockerClientException e) {
            String message = String.valueOf(e.getMessage());
            throw last.isEmpty() || !message.contains(COMMAND_FAILED)
                    ? e
                    : new DockerClientException(last + "; " + beginning(message));
        }
    }

    /** Of a command that may be a whole script. */
    private static String beginning(String message) {
        return message.length() <= BEGINNING ? message : message.substring(0, BEGINNING) + "…";
    }
}
