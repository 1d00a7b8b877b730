package dev.wringer.node.grpc;

import dev.wringer.node.protocol.RpcFailure;

/** Told what a host's calls and operations come to. Called on the host's event loop; must not block and must not throw. */
interface HostObserver {

    /** Looks away. */
    HostObserver NONE = new HostObserver() {};

    /**
     * Another host has answered a call.
     *
     * @param kind of the request
     * @param nanos from the call to its answer
     */
    default void answered(String kind, long nanos) {}

    /** A call of one of the host's virtual nodes has failed. */
    default void failed(String kind, RpcFailure.Kind why) {}

    /**
     * An operation that a client asked for is over.
     *
     * @param operation {@code lookup}, {@code put} or {@code get}
     * @param nanos from the request to its answer
     */
    default void completed(String operation, boolean succeeded, long nanos) {}

    /**
     * A lookup that a client asked for, by itself or as the beginning of a get, has succeeded.
     *
     * @param hops how many live nodes were asked on the way, without origin and owner
     */
    default void arrived(int hops) {}
}
