package dev.wringer.harness.toxiproxy;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Asks the system for the addresses of upstreams by a few threads of its own: an event loop must not wait for an answer. */
final class Names extends AddressResolverGroup<InetSocketAddress> {

    private static final int AT_A_TIME = 4;
    private static final int PATIENCE_SECONDS = 1;

    private final ExecutorService lookups = pool();

    private static ExecutorService pool() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                AT_A_TIME,
                AT_A_TIME,
                1,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new DefaultThreadFactory("toxiproxy-names", true));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new Resolver(executor).asAddressResolver();
    }

    /** Ends its threads. One that waits for the system's answer cannot be called off, and ends when it has got that. */
    @Override
    @SuppressWarnings("ResultOfMethodCallIgnored") // it has been waited for as long as is worth while
    public void close() {
        lookups.shutdownNow();
        try {
            lookups.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        super.close();
    }

    private final class Resolver extends InetNameResolver {

        Resolver(EventExecutor executor) {
            super(executor);
        }

        @Override
        protected void doResolve(String name, Promise<InetAddress> promise) {
            look(promise, () -> InetAddress.getByName(name));
        }

        @Override
        protected void doResolveAll(String name, Promise<List<InetAddress>> promise) {
            look(promise, () -> List.of(InetAddress.getAllByName(name)));
        }

        private <T> void look(Promise<T> promise, Callable<T> lookup) {
            lookups.execute(() -> {
                try {
                    promise.trySuccess(lookup.call());
                } catch (UnknownHostException e) {
                    promise.tryFailure(e);
                } catch (Exception e) {
                    promise.tryFailure(new IllegalStateException("a lookup failed", e));
                }
            });
        }
    }
}
