package dev.wringer.harness.toxiproxy;

import dev.wringer.harness.ring.Seed;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A proxy: where it listens, whom it calls, and the toxics between. Used by the thread of control only; when what is
 * outstanding is done, every connection follows.
 */
final class Proxy {

    private final Transport transport;
    private final Outstanding outstanding;
    private final Seed seed;
    private final String name;
    private String listen;
    private String upstream;
    private Optional<Listener> listener = Optional.empty();
    private volatile ToxicChain chain = ToxicChain.EMPTY; // read by event loops

    /**
     * A proxy that is not enabled yet.
     *
     * @param seed from which its toxics draw
     * @param request with a name and an upstream
     */
    Proxy(Transport transport, Outstanding outstanding, Seed seed, ProxyRequest request) {
        this.transport = transport;
        this.outstanding = outstanding;
        this.seed = seed;
        this.name = request.name().orElseThrow();
        this.listen = request.listen().orElse("");
        this.upstream = request.upstream().orElseThrow();
        request.toxics().ifPresent(this::setToxics);
    }

    String name() {
        return name;
    }

    /** As it was asked for; once it has been enabled, as the system has answered. */
    String listen() {
        return listen;
    }

    String upstream() {
        return upstream;
    }

    boolean isEnabled() {
        return listener.isPresent();
    }

    ToxicChain chain() {
        return chain;
    }

    /** Listens, unless it does already; a {@link Refusal} if it cannot. */
    void enable() {
        beginEnabling();
        finishEnabling();
    }

    /**
     * Begins to listen, unless it does already; a {@link Refusal} if nobody could. Where one that has just been disabled
     * has listened, what is outstanding has to be done first.
     */
    void beginEnabling() {
        if (listener.isEmpty()) {
            listener = Optional.of(new Listener(transport, address(listen), upstream, seed, () -> chain.toxics()));
        }
    }

    /** Waits until it listens; a {@link Refusal} if it cannot: it is disabled then. */
    void finishEnabling() {
        if (listener.isEmpty()) {
            return;
        }
        try {
            listen = HostPort.text(listener.get().address());
        } catch (IOException e) {
            listener = Optional.empty();
            throw Refusal.cannotListen(" " + HostPort.text(address(listen)) + ": bind: " + inWordsOfGo(e));
        }
    }

    private static InetSocketAddress address(String listen) {
        try {
            return HostPort.parse(listen.isEmpty() ? ":0" : listen).toListenAt();
        } catch (UnknownHostException e) {
            throw Refusal.cannotListen(": lookup " + listen.substring(0, listen.lastIndexOf(':')) + ": no such host");
        } catch (IllegalArgumentException e) {
            throw Refusal.cannotListen(": " + e.getMessage());
        }
    }

    private static String inWordsOfGo(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    /** Closes its connections and frees its port. It keeps its toxics. */
    void disable() {
        listener.ifPresent(former -> outstanding.add(former.close()));
        listener = Optional.empty();
    }

    /** Changes whatever the request states but the name. A new address of either side closes all connections. */
    void update(ProxyRequest request) {
        String newListen = request.listen().orElse(listen);
        String newUpstream = request.upstream().orElse(upstream);
        boolean enabled = request.enabled().orElse(isEnabled());
        if (!isAt(newListen, newUpstream)) {
            address(newListen); // is refused before anything is changed
            disable();
            outstanding.await();
            listen = newListen;
            upstream = newUpstream;
        }
        if (enabled) {
            enable();
        } else {
            disable();
        }
    }

    /** Whether these are its addresses, however they are written. */
    boolean isAt(String otherListen, String otherUpstream) {
        return upstream.equals(otherUpstream) && (listen.equals(otherListen) || isSame(listen, otherListen));
    }

    private static boolean isSame(String listen, String other) {
        try {
            return address(listen).equals(address(other));
        } catch (Refusal e) {
            return false; // nobody could listen there
        }
    }

    NamedToxic addToxic(ToxicRequest request) {
        change(chain.with(request));
        return newest();
    }

    NamedToxic updateToxic(String toxic, ToxicRequest request) {
        change(chain.with(toxic, request));
        return chain.named(toxic);
    }

    void removeToxic(String toxic) {
        change(chain.without(toxic));
    }

    void removeToxics() {
        change(chain.cleared());
    }

    /** Replaces all toxics. */
    void setToxics(List<ToxicRequest> requests) {
        change(chain.withOnly(requests));
    }

    private void change(ToxicChain changed) {
        chain = changed;
        listener.ifPresent(current -> outstanding.add(current.refresh()));
    }

    private NamedToxic newest() {
        return chain.toxics().stream()
                .max(Comparator.comparing(NamedToxic::ordinal))
                .orElseThrow();
    }
}
