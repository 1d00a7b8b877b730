package dev.wringer.node.port;

import dev.wringer.node.protocol.ChordReply.Neighbours;
import java.util.Optional;

/**
 * What a virtual node remembers of its ring while its host is down: its neighbours, on the host's disk. Hosts without a disk
 * remember nothing.
 */
public interface RingMemory {

    /** Remembers nothing. */
    RingMemory NONE = new RingMemory() {
        @Override
        public void remember(Neighbours neighbours) {
            // There is no disk.
        }

        @Override
        public Optional<Neighbours> recall() {
            return Optional.empty();
        }
    };

    /** Remembers these from now on, in place of others. Called whenever they have changed. */
    void remember(Neighbours neighbours);

    /** The neighbours that were remembered last, in this life of the host or a former one. */
    Optional<Neighbours> recall();

    /** What this recalls, on a disk to which nothing can be written any more. */
    default RingMemory readOnly() {
        RingMemory written = this;
        return new RingMemory() {
            @Override
            public void remember(Neighbours neighbours) {
                // There is no room.
            }

            @Override
            public Optional<Neighbours> recall() {
                return written.recall();
            }
        };
    }
}
