package dev.wringer.harness.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.ring.TestbedFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageContextTest {

    private static final Map<String, String> BASES = Map.of("JDK_IMAGE", "a", "BASE_IMAGE", "b");

    @TempDir
    private Path home;

    @BeforeEach
    void layOut() throws IOException {
        write("docker/node/Dockerfile", "FROM scratch");
        write("node/target/image/wringer-node.jar", "jar");
        write("node/target/image/lib/a.jar", "library");
    }

    private void write(String path, String text) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String name() {
        return ImageContext.node(home, BASES).name();
    }

    @Test
    void theTagFollowsFromWhatGoesIn() throws IOException {
        String name = name();
        assertThat(name).matches("wringer-node:[0-9a-f]{12}");
        Files.setLastModifiedTime(home.resolve("node/target/image/lib/a.jar"), FileTime.fromMillis(1));
        assertThat(name()).isEqualTo(name);

        write("node/target/image/lib/a.jar", "another");
        assertThat(name()).isNotEqualTo(name);
        write("node/target/image/lib/a.jar", "library");
        assertThat(name()).isEqualTo(name);
        assertThat(ImageContext.node(home, Map.of()).name()).isNotEqualTo(name);
    }

    @Test
    void theNewerBuildCounts() throws IOException {
        write("node/target/quick/image/wringer-node.jar", "quick");
        Files.setLastModifiedTime(home.resolve("node/target/quick/image"), FileTime.fromMillis(1));
        assertThat(ImageContext.node(home, BASES).files().get("app/wringer-node.jar"))
                .isEqualTo(home.resolve("node/target/image/wringer-node.jar"));
        Files.setLastModifiedTime(home.resolve("node/target/image"), FileTime.fromMillis(0));
        assertThat(ImageContext.node(home, BASES).files().get("app/wringer-node.jar"))
                .isEqualTo(home.resolve("node/target/quick/image/wringer-node.jar"));
    }

    @Test
    void withoutABuildThereIsNoImage() {
        assertThatThrownBy(() -> ImageContext.toxiproxy(home, BASES))
                .isInstanceOf(TestbedFailure.class)
                .hasMessageContaining("cannot read");
    }
}
