package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.wringer.harness.containers.ContainersTestbed;
import dev.wringer.harness.containers.ImageChoice;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.JsonLinesReader;
import dev.wringer.harness.ring.TestbedFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two images are compared: each side's hosts run its own. Left out where no Docker engine answers, unless it is required. */
class CompareImagesIT {

    private static final String NOW = "wringer-node-compared:now";
    private static final String NEXT = "wringer-node-compared:next";
    private static final List<String> SMALL = List.of(
            "path-length",
            "--testbed=containers",
            "--set=nodes=5",
            "--set=successors=3",
            "--set=lookups=20",
            "--quiet");

    @TempDir
    private Path folder;

    @BeforeEach
    void requireEngine() {
        if ("required".equals(System.getenv("WRINGER_CONTAINERS"))) {
            return;
        }
        try {
            new ContainersTestbed(ImageChoice.OWN).requirePresence();
        } catch (TestbedFailure e) {
            abort(e.getMessage());
        }
    }

    @AfterEach
    void removeImages() throws Exception {
        docker("", "image", "rm", "--force", NOW, NEXT);
    }

    private Invocation wringer(String command, String... more) {
        return Invocation.asInstalled(Stream.of(
                        Stream.of(command),
                        SMALL.stream(),
                        Stream.of(more),
                        Stream.of("--out=" + folder.resolve("runs")))
                .flatMap(words -> words)
                .toArray(String[]::new));
    }

    private static String docker(String input, String... words) throws IOException, InterruptedException {
        Process docker = new ProcessBuilder(
                        Stream.concat(Stream.of("docker"), Stream.of(words)).toList())
                .redirectErrorStream(true)
                .start();
        try (OutputStream to = docker.getOutputStream()) {
            to.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(docker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(docker.waitFor()).as(said).isZero();
        return said;
    }

    private static String id(String image) throws IOException, InterruptedException {
        return docker("", "image", "inspect", "--format", "{{.Id}}", image).strip();
    }

    /** What the hosts of a run's trials ran. */
    private static List<String> images(Path run) throws IOException {
        try (Stream<Path> records = Files.list(run.resolve("records"))) {
            return records.flatMap(
                            record -> JsonLinesReader.read(record).history().all(Event.Implemented.class))
                    .map(Event.Implemented::image)
                    .toList();
        }
    }

    @Test
    void eachSideRunsItsImage() throws Exception {
        Invocation own = wringer("run", "--seeds=1");
        assertThat(own.status()).as(own.out() + own.err()).isZero();
        docker("", "tag", images(folder.resolve("runs/latest")).get(0), NOW);
        docker("FROM " + NOW + "\nLABEL release=next\n", "build", "--tag", NEXT, "-");

        Invocation compare = wringer("compare", "--seeds=2", "--baseline=image=" + NOW, "--candidate=image=" + NEXT);

        assertThat(compare.status())
                .as("two rings decide nothing: " + compare.out() + compare.err())
                .isEqualTo(2);
        assertThat(compare.out())
                .contains(
                        "baseline:  image=" + NOW,
                        "candidate: image=" + NEXT,
                        "The baseline ran the image " + id(NOW) + ", the candidate the image " + id(NEXT))
                .doesNotContain("ERROR");
        assertThat(id(NOW)).isNotEqualTo(id(NEXT));
        assertThat(images(folder.resolve("runs/latest/baseline"))).hasSize(2).containsOnly(id(NOW));
        assertThat(images(folder.resolve("runs/latest/candidate"))).hasSize(2).containsOnly(id(NEXT));
        assertThat(folder.resolve("runs/latest/candidate/run.json")).content().contains(id(NEXT));
    }
}
