package dev.wringer.harness.containers;

import com.github.dockerjava.api.async.ResultCallbackTemplate;
import com.github.dockerjava.api.model.WaitResponse;
import dev.wringer.harness.ring.TestbedFailure;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Told by the engine when a container's process has ended. */
final class ExitWatch extends ResultCallbackTemplate<ExitWatch, WaitResponse> {

    private final CompletableFuture<Integer> status;

    private final Function<Throwable, TestbedFailure> trouble;

    /**
     * Watches nothing yet.
     *
     * @param status completed with the exit status
     * @param trouble what it means if the engine does not say
     */
    ExitWatch(CompletableFuture<Integer> status, Function<Throwable, TestbedFailure> trouble) {
        this.status = status;
        this.trouble = trouble;
    }

    @Override
    public void onNext(WaitResponse response) {
        status.complete(response.getStatusCode());
    }

    @Override
    public void onError(Throwable why) {
        status.completeExceptionally(trouble.apply(why));
        super.onError(why);
    }

    @Override
    public void onComplete() {
        status.completeExceptionally(new TestbedFailure("the Docker engine does not say when a container ends"));
        super.onComplete();
    }
}
