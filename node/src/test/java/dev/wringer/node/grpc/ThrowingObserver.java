package dev.wringer.node.grpc;

import java.util.function.Supplier;

/** Throws when a client's lookup has arrived, which an observer must not: in the middle of a task of its host. */
record ThrowingObserver(Supplier<RuntimeException> planted) implements HostObserver {

    @Override
    public void arrived(int hops) {
        throw planted.get();
    }
}
