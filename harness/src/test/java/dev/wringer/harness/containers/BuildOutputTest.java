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

    /** As the engine tells of a step that failed. */
    private void fails(String error) {
        output.onNext(new BuildResponseItem() {
            @Override
            public boolean isErrorIndicated() {
                return true;
            }

            @Override
            @SuppressWarnings("deprecation") // it is what the callback asks for
            public String getError() {
                return error;
            }
        });
        output.onComplete();
    }

    @Test
    void aFailureIsToldWithTheLastWordsOfTheCommandThatFailed() {
        says("Step 3/9 : RUN jlink\n");
        says(" ---> Running in 0123\n");
        says("\u001B[91mError: java.io.IOException: No space left on device\n\u001B[0m");
        says("Removing intermediate container 0123\n");
        fails("The command 'jlink' returned a non-zero code: 1");

        assertThatThrownBy(() -> output.await(1))
                .isInstanceOf(DockerClientException.class)
                .hasMessage("Error: java.io.IOException: No space left on device;"
                        + " Could not build image: The command 'jlink' returned a non-zero code: 1");
    }

    @Test
    void aFailureOfTheEngineIsToldInItsOwnWords() {
        says("Step 1/9 : RUN make\n");
        says("made\n");
        says("Step 2/9 : COPY things .\n");
        fails("write /var/lib/docker/overlay2/things: no space left on device");

        assertThatThrownBy(() -> output.await(1))
                .isInstanceOf(DockerClientException.class)
                .hasMessage("Could not build image: write /var/lib/docker/overlay2/things: no space left on device");
    }
}
