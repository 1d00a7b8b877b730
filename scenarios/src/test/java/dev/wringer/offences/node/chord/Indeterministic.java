package dev.wringer.offences.node.chord;

import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the core must not do, one way each. */
public final class Indeterministic {

    static final class ReadsTheClock {
        long value() {
            return System.nanoTime();
        }
    }

    static final class AsksForNow {
        Instant value() {
            return Instant.now();
        }
    }

    static final class HoldsAClock {
        Object value() {
            return Clock.systemUTC();
        }
    }

    static final class DrawsARandomNumber {
        double value() {
            return Math.random();
        }
    }

    static final class DrawsFromASplittableRandom {
        int value() {
            return new SplittableRandom().nextInt();
        }
    }

    static final class DrawsAUuid {
        Object value() {
            return UUID.randomUUID();
        }
    }

    static final class MakesASaltedSet {
        Set<String> value() {
            return Set.of("a", "b");
        }
    }

    static final class MakesASaltedMap {
        Map<String, String> value() {
            return Map.of("a", "b");
        }
    }

    static final class CopiesToASaltedSetByReference {
        Function<Set<String>, Set<String>> value() {
            return Set::copyOf;
        }
    }

    static final class CollectsToASet {
        Set<String> value() {
            return Stream.of("a").collect(Collectors.toSet());
        }
    }

    static final class RunsInParallel {
        long value() {
            return List.of(1).parallelStream().count();
        }
    }

    static final class LooksAtIdentity {
        int value() {
            return System.identityHashCode(this);
        }
    }

    static final class StartsAThread {
        Object value() {
            return new Thread(() -> {});
        }
    }

    static final class Locks {
        Object value() {
            return new ReentrantLock();
        }
    }

    static final class ReadsAFile {
        Object value() {
            return Path.of("a");
        }
    }

    static final class OpensASocket {
        Object value() {
            return new InetSocketAddress(1);
        }
    }

    static final class Streams {
        Object value() {
            return InputStream.nullInputStream();
        }
    }

    static final class Synchronizes {
        synchronized void run() {}
    }

    private Indeterministic() {}
}
