package dev.wringer.harness.containers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.model.BuildResponseItem;
import org.junit.jupiter.api.Test;

class BuildOutputTest {

    private final BuildOutput output = new BuildOutput();

    private void says(String stream) {
        output.onNext(new BuildResponseItem() {
            @Override
            public String getStream() {
                return stream;
            }
        });
    }

    @Test
    void aFailureIsToldWithTheLastWordsOfTheCommandThatFailed() {
        says("Step 3/9 : RUN jlink\n");
        says(" ---> Running in 0123\n");
        says("Error: java.io.IOException: No space left on device\n\n");
        says("Removing intermediate container 0123\n");
        output.onComplete(); // without an image

        assertThatThrownBy(() -> output.await(1))
                .isInstanceOf(DockerClientException.class)
                .hasMessageStartingWith("Error: java.io.IOException: No space left on device; Could not build image");
    }

    @Test
    void aFailureBeforeAnyCommandHasRunIsToldAsItIs() {
        says("Step 1/9 : FROM nowhere\n");
        output.onComplete();

        assertThatThrownBy(() -> output.await(1))
                .isInstanceOf(DockerClientException.class)
                .hasMessageStartingWith("Could not build image");
    }
}
