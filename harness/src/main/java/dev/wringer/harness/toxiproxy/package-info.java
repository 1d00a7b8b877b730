/**
 * A Toxiproxy server in this process. {@link dev.wringer.harness.toxiproxy.ToxiproxyServer} speaks the HTTP API of the
 * genuine one, and lists where it differs.
 *
 * <p>Control: {@code ApiHandler} takes HTTP requests on one event loop of its own, {@code Api} routes them, and
 * {@code Proxies} and {@code Proxy} do what they ask for. Data: a {@code Listener} accepts connections on a few shared
 * event loops; a {@code Connection} lives on one of these, and has a {@code Flow} for either direction; bytes pass a
 * {@code Stage} for each toxic on their way. Control tells all event loops what a request changes, and then waits until
 * everything is done there ({@code Outstanding}); data never waits for control, and nothing there blocks.
 *
 * <p>{@link dev.wringer.harness.toxiproxy.ToxiproxyBenchmark} measures it: {@code LinkBenchmark} has {@code LoopbackLoad}
 * talk to a {@code LoopbackService} directly and through a proxy, {@code CrowdBenchmark} makes many of everything.
 */
@NullMarked
package dev.wringer.harness.toxiproxy;

import org.jspecify.annotations.NullMarked;
