package dev.wringer.harness.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.exception.InternalServerErrorException;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

class EngineTroubleTest {

    private static String message(RuntimeException e) {
        return String.valueOf(EngineTrouble.during("start a container", e).getMessage());
    }

    @Test
    void anEngineThatDiesIsToldFromOneThatRefuses() {
        assertThat(message(new RuntimeException(new SocketException("Broken pipe"))))
                .startsWith("the Docker engine does not answer any more: start it again");
        assertThat(message(new InternalServerErrorException("{\"message\":\"exotic\"}")))
                .isEqualTo("the Docker engine could not start a container (exotic)");
    }

    @Test
    void whatIsKnownComesWithARemedy() {
        assertThat(message(new InternalServerErrorException(
                        "Status 500: {\"message\":\"write /var/lib/x: no space left on device\"}")))
                .isEqualTo("the Docker engine could not start a container (write /var/lib/x: no space left on device):"
                        + " free disk space where the engine keeps its data (docker system df)");
    }
}
