/**
 * The host of virtual nodes in the real world: sockets, threads, the clock and the process. Here alone the node does
 * input and output, and here alone Protobuf types are known.
 *
 * <p>Everything that concerns one host runs on its {@link dev.wringer.node.grpc.EventLoop}, unless a type says otherwise.
 */
@NullMarked
package dev.wringer.node.grpc;

import org.jspecify.annotations.NullMarked;
