package dev.wringer.harness.containers;

import com.github.dockerjava.api.async.ResultCallbackTemplate;
import com.github.dockerjava.api.model.WaitResponse;
import dev.wringer.harness.ring.TestbedFailure;
import java.util.concurrent.CompletableFuture;

/** Told by the engine when a container's process has ended. */
final class ExitWatch extends ResultCallbackTemplate<ExitWatch, WaitResponse> {

    private final CompletableFuture<Integer> status;

    /** @param status completed with the exit status */
    ExitWatch(CompletableFuture<Integer> status) {
        this.status = status;
    }

    @Override
    public void onNext(WaitResponse response) {
        status.complete(response.getStatusCode());
    }

    @Override
    public void onError(Throwable why) {
        status.completeExceptionally(
                new TestbedFailure("the Docker engine does not say when a container ends: " + why.getMessage(), why));
        super.onError(why);
    }

    @Override
    public void onComplete() {
        status.completeExceptionally(new TestbedFailure("the Docker engine does not say when a container ends"));
        super.onComplete();
    }
}
