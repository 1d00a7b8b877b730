package dev.wringer.harness.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.exception.InternalServerErrorException;
import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineTroubleTest {

    private static final EngineAddress ENGINE = new EngineAddress("tcp://engine.example:2375", "");

    private static String message(RuntimeException e) {
        return String.valueOf(
                EngineTrouble.during("start a container", e, ENGINE).getMessage());
    }

    @Test
    void anEngineThatDiesIsToldFromOneThatRefuses() {
        assertThat(message(new RuntimeException(new SocketException("Broken pipe"))))
                .startsWith("the Docker engine at tcp://engine.example:2375 does not answer any more: start it again");
        assertThat(message(new InternalServerErrorException("{\"message\":\"exotic\"}")))
                .isEqualTo("the Docker engine could not start a container (exotic)");
    }

    @Test
    void whatIsKnownComesWithARemedy() {
        assertThat(message(new InternalServerErrorException(
                        "Status 500: {\"message\":\"write /var/lib/x: no space left on device\"}")))
                .isEqualTo("the Docker engine could not start a container (write /var/lib/x: no space left on device):"
                        + " free disk space, where the engine keeps its data (docker system df) or here");
        assertThat(message(new RuntimeException(new IOException("No space left on device"))))
                .contains("free disk space");
    }

    @Test
    void aRegistryOutOfReachIsToldFromAnEngineOutOfReach() {
        for (String words : List.of(
                "Get \"https://registry.example/v2/\": dial tcp: no such host",
                "failed to resolve reference \"registry.example/a:b\"",
                "pull access denied for nobody/has")) {
            assertThat(message(new InternalServerErrorException("{\"message\":\"" + words + "\"}")))
                    .endsWith("where no registry can be reached, run docker/bases.sh first");
        }
    }
}
