package dev.wringer.harness.containers;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.concurrent.locks.LockSupport;

/**
 * Removes a network whose containers are gone.
 *
 * <p>An engine keeps a count of who is connected, and two containers that go at the same time can spoil it: it then holds an
 * empty network for one in use until it is started again, when it says "Fixing inconsistent endpoint_cnt" (seen with 20.10,
 * a few times in thousands of containers). Nothing else helps, and the empty network does no harm.
 */
final class NetworkRemoval {

    private static final int ATTEMPTS = 10;
    private static final long BETWEEN_NANOS = 200_000_000; // it may be about to notice that the last container has gone

    private final Engine engine;
    private final String id;

    NetworkRemoval(Engine engine, String id) {
        this.engine = engine;
        this.id = id;
    }

    /** Whether the network is gone now; if not, the engine holds it for one in use. */
    boolean carryOut() {
        for (int i = 1; i < ATTEMPTS; i++) {
            if (attempt()) {
                return true;
            }
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
        return attempt();
    }

    private boolean attempt() {
        return engine.ask("remove a network", () -> {
            try {
                engine.client().removeNetworkCmd(id).exec();
                return true;
            } catch (NotFoundException e) {
                return true;
            } catch (DockerException e) {
                if (String.valueOf(e.getMessage()).contains("active endpoints")) {
                    return false;
                }
                throw e;
            }
        });
    }
}
