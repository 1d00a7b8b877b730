package dev.wringer.harness.containers;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.model.BuildResponseItem;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Follows the making of an image. If it fails, the engine names the command and its exit status; why it failed is in what
 * the command said last. Told on the engine client's threads.
 */
final class BuildOutput extends BuildImageResultCallback {

    private static final String OF_ENGINE = "^(Step \\d+/\\d+ :| --->|Removing intermediate container).*";

    private static final int BEGINNING = 70; // characters

    private volatile String last = ""; // what a command of the build has said last; empty if none has said anything

    @Override
    public void onNext(BuildResponseItem item) {
        Optional.ofNullable(item.getStream()).stream()
                .flatMap(String::lines)
                .filter(line -> !line.isBlank() && !line.matches(OF_ENGINE))
                .forEach(line -> last = line.strip());
        super.onNext(item);
    }

    /**
     * Returns when the image is made.
     *
     * @throws DockerClientException if it is not, with what was said last
     */
    void await(long seconds) {
        try {
            awaitImageId(seconds, TimeUnit.SECONDS);
        } catch (DockerClientException e) {
            throw last.isEmpty() ? e : new DockerClientException(last + "; " + beginning(e.getMessage()));
        }
    }

    /** Of a command that may be a whole script. */
    private static String beginning(@Nullable String message) {
        String text = String.valueOf(message);
        return text.length() <= BEGINNING ? text : text.substring(0, BEGINNING) + "…";
    }
}
