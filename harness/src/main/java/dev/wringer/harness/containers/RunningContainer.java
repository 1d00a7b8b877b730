package dev.wringer.harness.containers;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports;
import dev.wringer.harness.hostprocess.LastWords;
import dev.wringer.harness.live.Obituary;
import dev.wringer.harness.ring.TestbedFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.testcontainers.containers.GenericContainer;

/** A container that was started, and may have ended since. Thread-safe. */
final class RunningContainer {

    private static final int ATTEMPTS_TO_FREEZE = 10;
    private static final long MEBIBYTE = 1 << 20;

    /** The exit status of a process that SIGKILL has ended. */
    static final long KILLED = 128 + 9;

    private final Engine engine;
    private final String image;
    private final String id;
    private final LogTail tail; // for when the engine or the container is gone
    private volatile long earlier; // how many bytes of its log are about a ring that is over

    RunningContainer(Engine engine, GenericContainer<?> container, String image) {
        this.engine = engine;
        this.image = image;
        this.id = container.getContainerId();
        this.tail = LogTail.following(engine, id);
    }

    String id() {
        return id;
    }

    String image() {
        return image;
    }

    /** The id of the image that it really runs, as the engine sees it. */
    String imageId() {
        return Optional.ofNullable(inspection().getImageId()).orElse("");
    }

    /** Where one of its ports is published now: another start is another port. */
    InetSocketAddress published(int port) {
        Map<ExposedPort, Ports.Binding[]> bindings =
                inspection().getNetworkSettings().getPorts().getBindings();
        return Optional.ofNullable(bindings.get(ExposedPort.tcp(port)))
                .filter(each -> each.length > 0)
                .map(each -> new InetSocketAddress(engine.publishedAt(), Integer.parseInt(each[0].getHostPortSpec())))
                .orElseThrow(() -> new TestbedFailure("port " + port + " of a container of " + image
                        + " is not published: the container has ended (" + endOfLog() + ")"));
    }

    InspectContainerResponse inspection() {
        return engine.ask(
                "inspect a container",
                () -> engine.client().inspectContainerCmd(id).exec());
    }

    ContainerState state() {
        return inspection().getState();
    }

    /**
     * Fails if its process has ended.
     *
     * @param what it is, for people
     */
    void requireRunning(String what) {
        ContainerState state = state();
        if (!Boolean.TRUE.equals(state.getRunning())) {
            String memory = Boolean.TRUE.equals(state.getOOMKilled()) ? ", killed for lack of memory" : "";
            throw new TestbedFailure(what + " of image " + image + " has ended with status " + state.getExitCodeLong()
                    + memory + ": its log ends: " + endOfLog());
        }
    }

    /** How its process has ended; empty if it runs. */
    Optional<Obituary> obituary() {
        InspectContainerResponse inspection = inspection();
        ContainerState state = inspection.getState();
        if (Boolean.TRUE.equals(state.getRunning())) {
            return Optional.empty();
        }
        long status = Optional.ofNullable(state.getExitCodeLong()).orElse(-1L);
        String text = "of image " + image + " has ended with status " + status + killer(inspection, status)
                + "; its log ends: " + endOfLog();
        return Optional.of(new Obituary((int) status, text));
    }

    private static String killer(InspectContainerResponse inspection, long status) {
        long limit = Optional.ofNullable(inspection.getHostConfig().getMemory()).orElse(0L);
        if (Boolean.TRUE.equals(inspection.getState().getOOMKilled())) {
            return limit > 0
                    ? ", killed for lack of memory: it may have no more than " + limit / MEBIBYTE + " MiB"
                    : ", killed for lack of memory: the testbed sets no limit, so the engine's machine had no more";
        }
        return status == KILLED ? ", by SIGKILL: not the harness's, but somebody else's or the kernel's" : "";
    }

    /** Ends its process at once: SIGKILL. One that has ended already stays as it is. */
    void kill() {
        signal("KILL");
    }

    /** Tells its process to end: SIGTERM. */
    void terminate() {
        signal("TERM");
    }

    private void signal(String name) {
        engine.tell("send SIG" + name, () -> {
            try {
                engine.client().killContainerCmd(id).withSignal(name).exec();
            } catch (ConflictException e) {
                // It is not running.
            }
        });
    }

    /** Freezes it (cgroup freezer). The kernel gives up now and then on a process that is just busy: it is asked again. */
    void pause() {
        for (int i = 1; ; i++) {
            try {
                engine.tell(
                        "pause a container",
                        () -> engine.client().pauseContainerCmd(id).exec());
                return;
            } catch (TestbedFailure e) {
                if (i == ATTEMPTS_TO_FREEZE || !String.valueOf(e.getMessage()).contains("unable to freeze")) {
                    throw e;
                }
            }
        }
    }

    /** Has it go on. */
    void unpause() {
        engine.tell("resume a container", () -> {
            try {
                engine.client().unpauseContainerCmd(id).exec();
            } catch (NotModifiedException | NotFoundException e) {
                // Not paused any more, or gone.
            }
        });
    }

    /** Complete when its process has ended, with its exit status. */
    CompletableFuture<Integer> ended() {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        engine.client()
                .waitContainerCmd(id)
                .exec(new ExitWatch(status, why -> engine.trouble("say when a container ends", why)));
        return status;
    }

    /**
     * The end of what it has written to standard output and standard error so far; what was heard of it last if the engine or
     * the container is gone.
     */
    String log() {
        String heard = tail.text(earlier);
        try {
            String said = LogTail.read(engine, id, earlier);
            return said.length() < heard.length() ? heard : said; // one that is just being removed may have none
        } catch (TestbedFailure e) {
            return heard;
        }
    }

    /** What it has written to its log so far is about a ring that is over. */
    void turnPage() {
        earlier = tail.written();
    }

    /** The last words of its log, on one line. */
    String endOfLog() {
        return LastWords.of(log());
    }

    /** Ends and removes it, with its anonymous volumes. */
    void remove() {
        engine.removeContainer(id);
        try {
            tail.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // of a connection that nobody uses any more
        }
    }
}
