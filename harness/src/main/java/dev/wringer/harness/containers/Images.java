package dev.wringer.harness.containers;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.PruneType;
import dev.wringer.harness.hostprocess.NodeVariables;
import dev.wringer.harness.live.HostProgram;
import dev.wringer.harness.live.TemporaryFolder;
import dev.wringer.harness.ring.TestbedFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The images of a ring, made when they are missing or when what goes into them has changed: their tags are digests of it.
 * Thread-safe as far as the engine is.
 */
public final class Images {

    /** The genuine server, used where it is present or can be had. */
    static final String GENUINE_TOXIPROXY = "ghcr.io/shopify/toxiproxy:2.12.0";

    private static final Duration PULLED_WITHIN = Duration.ofSeconds(15);
    private static final Duration BUILT_WITHIN = Duration.ofMinutes(10);
    private static final Map<String, String> MADE_HERE = Map.of(Labels.KIND, "image");
    private static final String BUILD_STAGE = Labels.KIND + "=build-stage"; // as the Dockerfiles say

    private final Engine engine;
    private final ImageChoice choice;
    private final Optional<Path> home;

    /** @param home the checkout that holds {@code docker} and the builds of the modules; without it nothing can be made */
    public Images(Engine engine, ImageChoice choice, Optional<Path> home) {
        this.engine = engine;
        this.choice = choice;
        this.home = home;
    }

    /** Where they are. */
    Engine engine() {
        return engine;
    }

    /**
     * Whether an image is there.
     *
     * @param remedy what makes it
     */
    record State(String name, boolean present, String remedy) {

        String repository() {
            return name.replaceFirst(":[^:/]*$", "");
        }
    }

    /** Those that rings are made of. Nothing is pulled or built. */
    List<State> states() {
        List<State> states = new ArrayList<>();
        choice.node().ifPresent(name -> states.add(state(name, "docker pull " + name)));
        choice.toxiproxy().ifPresent(name -> states.add(state(name, "docker pull " + name)));
        if (home.isEmpty()) {
            return states;
        }
        Map<String, String> bases = bases();
        String made = "the first run makes it, in about a minute"
                + (bases.isEmpty() ? "; where no registry can be reached, run docker/bases.sh first" : "");
        if (choice.node().isEmpty()) {
            states.add(state(ImageContext.node(source(), bases).name(), made));
        }
        if (choice.toxiproxy().isEmpty()) {
            State genuine = state(GENUINE_TOXIPROXY, "");
            states.add(
                    genuine.present()
                            ? genuine
                            : state(ImageContext.toxiproxy(source(), bases).name(), made));
        }
        states.add(state(ImageContext.tools(source(), bases).name(), made));
        return states;
    }

    private State state(String name, String remedy) {
        return new State(name, isPresent(name), remedy);
    }

    /** What nodes are to find in their environment beside what the testbed sets. */
    NodeVariables variables() {
        return choice.variables();
    }

    /**
     * What hosts of an image run.
     *
     * @throws TestbedFailure if there is no such image
     */
    HostProgram program(String image) {
        InspectImageResponse seen = engine.ask(
                "inspect the image " + image,
                () -> engine.client().inspectImageCmd(image).exec());
        ContainerConfig config = seen.getConfig();
        Stream<String[]> words = config == null ? Stream.empty() : Stream.of(config.getEntrypoint(), config.getCmd());
        return new HostProgram(
                Optional.ofNullable(seen.getId()).orElse(""),
                words.filter(Objects::nonNull).flatMap(Arrays::stream).collect(Collectors.joining(" ")));
    }

    /** The node's image. */
    public String node() {
        return choice.node().map(this::had).orElseGet(() -> made(ImageContext.node(source(), bases())));
    }

    /** The image of this name, pulled if it is not there. */
    String named(String image) {
        return had(image);
    }

    /** The image of the server of links: the genuine one if it is there or can be pulled in a moment, else our own. */
    public String toxiproxy() {
        return choice.toxiproxy().map(this::had).orElseGet(() -> {
            if (isPresent(GENUINE_TOXIPROXY)) {
                return GENUINE_TOXIPROXY;
            }
            if (home.isEmpty()) {
                return had(GENUINE_TOXIPROXY);
            }
            ImageContext own = ImageContext.toxiproxy(source(), bases());
            // Once our own was made there was nothing to pull: it is not tried again before each ring.
            return isPresent(own.name()) || !isGenuineHad() ? made(own) : GENUINE_TOXIPROXY;
        });
    }

    /** The image with iptables and tc. */
    String tools() {
        return made(ImageContext.tools(source(), bases()));
    }

    private Path source() {
        return home.orElseThrow(
                () -> new TestbedFailure(
                        "there is nothing to build images from: run ./wringer from a"
                                + " checkout, set -Dwringer.home to one, or name images (WRINGER_NODE_IMAGE, WRINGER_TOXIPROXY_IMAGE)"));
    }

    /** Bases that docker/bases.sh has made go before those of a registry. */
    private Map<String, String> bases() {
        return isPresent("wringer/base:12") && isPresent("wringer/jdk:17")
                ? Map.of(
                        "JDK_IMAGE", "wringer/jdk:17",
                        "BASE_IMAGE", "wringer/base:12",
                        "TOOLS_BASE_IMAGE", "wringer/tools-base:12")
                : Map.of();
    }

    private boolean isPresent(String image) {
        return engine.ask("look for the image " + image, () -> {
            try {
                engine.client().inspectImageCmd(image).exec();
                return true;
            } catch (NotFoundException e) {
                return false;
            }
        });
    }

    /** An image of somebody else's, pulled if it is not there. */
    private String had(String image) {
        if (isPresent(image)) {
            return image;
        }
        String why = "not within " + BUILT_WITHIN.toMinutes() + " minutes";
        try {
            if (pull(image, BUILT_WITHIN)) {
                return image;
            }
        } catch (IOException | RuntimeException e) {
            why = EngineTrouble.innermost(e);
        }
        throw new TestbedFailure("the image " + image + " is not there and cannot be pulled (" + why
                + "): name one that is, or build it");
    }

    /** Whether the genuine server could be had within a few seconds; whatever keeps it away, there is another. */
    private boolean isGenuineHad() {
        try {
            return pull(GENUINE_TOXIPROXY, PULLED_WITHIN);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private boolean pull(String image, Duration patience) throws IOException {
        try (PullImageResultCallback pull = new PullImageResultCallback()) {
            engine.client().pullImageCmd(image).exec(pull);
            return pull.awaitCompletion(patience.toSeconds(), TimeUnit.SECONDS) && isPresent(image);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TestbedFailure("interrupted", e);
        }
    }

    private String made(ImageContext context) {
        if (!isPresent(context.name())) {
            discardStages();
            build(context);
            discardFormer(context);
        }
        return context.name();
    }

    private void build(ImageContext context) {
        try (TemporaryFolder folder = TemporaryFolder.create("wringer-image-")) {
            context.layOut(folder.path());
            engine.tell("build the image " + context.name(), () -> {
                var command = engine.client()
                        .buildImageCmd(folder.path().toFile())
                        .withTags(Set.of(context.name()))
                        .withLabels(MADE_HERE)
                        .withForcerm(true);
                context.arguments().forEach(command::withBuildArg);
                command.exec(new BuildOutput()).await(BUILT_WITHIN.toSeconds());
            });
        }
    }

    /** Removes all images that were made for rings, but for those that a container still runs; how many. */
    public int discardAll() {
        discardStages();
        return (int) madeBefore().filter(this::discard).count();
    }

    /** Images of former inputs, unless a container still runs one. */
    private void discardFormer(ImageContext context) {
        madeBefore()
                .filter(tag -> tag.startsWith(context.repository() + ":") && !tag.equals(context.name()))
                .forEach(this::discard);
    }

    /** The tags of all images that were made for rings. */
    private Stream<String> madeBefore() {
        return engine
                .ask("list images", () -> engine.client()
                        .listImagesCmd()
                        .withLabelFilter(MADE_HERE)
                        .exec())
                .stream()
                .flatMap(image -> Stream.ofNullable(image.getRepoTags()).flatMap(Stream::of));
    }

    /** Whether it is gone: one that is in use goes another time. */
    private boolean discard(String tag) {
        try {
            engine.client().removeImageCmd(tag).exec();
            return true;
        } catch (DockerException e) {
            return false;
        }
    }

    private void discardStages() {
        engine.tell("remove what former builds have left", () -> engine.client()
                .pruneCmd(PruneType.IMAGES)
                .withDangling(true)
                .withLabelFilter(BUILD_STAGE)
                .exec());
    }
}
