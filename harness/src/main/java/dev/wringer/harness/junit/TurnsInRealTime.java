package dev.wringer.harness.junit;

import dev.wringer.harness.ring.Capability;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * Where JUnit runs tests in parallel: trials in virtual time run side by side, and a trial in real time runs alone, since others would
 * slow its hosts down until they are taken for dead. Thread-safe.
 */
final class TurnsInRealTime {

    private final ReadWriteLock lock = new ReentrantReadWriteLock(true);

    /** Those of all tests that JUnit runs together. */
    static TurnsInRealTime of(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(TurnsInRealTime.class))
                .getOrComputeIfAbsent(TurnsInRealTime.class, type -> new TurnsInRealTime(), TurnsInRealTime.class);
    }

    /** What a trial has to hold from its beginning to its end. */
    Lock of(Trial trial) {
        return trial.testbed().offers(Capability.REPEATABLE) ? lock.readLock() : lock.writeLock();
    }
}
