package dev.wringer.harness.toxiproxy;

import dev.wringer.harness.ring.Seed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** All proxies of a server. Used by the thread of control only. */
final class Proxies {

    private final Transport transport;
    private final Seed seed;
    private final TreeMap<String, Proxy> byName = new TreeMap<>();

    Proxies(Transport transport, Seed seed) {
        this.transport = transport;
        this.seed = seed;
    }

    /** In the order of their names. */
    Collection<Proxy> all() {
        return byName.values();
    }

    Proxy named(String name) {
        return Optional.ofNullable(byName.get(name)).orElseThrow(Refusal::noSuchProxy);
    }

    /** Makes a proxy, enabled unless the request says otherwise. */
    Proxy create(ProxyRequest request) {
        Proxy proxy = proxy(request.checked(""));
        if (byName.containsKey(proxy.name())) {
            throw Refusal.proxyExists();
        }
        return enter(proxy, request);
    }

    /**
     * Makes many proxies, and checks all requests before it begins. One that exists with the same addresses keeps its
     * state and its connections, one with others is replaced, and those that are not mentioned stay.
     *
     * @param done gets each in turn: all of them unless a {@link Refusal} ends it early
     */
    void populate(List<ProxyRequest> requests, List<Proxy> done) {
        List<ProxyRequest> checked = new ArrayList<>();
        for (ProxyRequest request : requests) {
            checked.add(request.checked(" at proxy " + (checked.size() + 1)));
        }
        for (ProxyRequest request : checked) {
            done.add(createOrReplace(request));
        }
    }

    private Proxy createOrReplace(ProxyRequest request) {
        Proxy proxy = proxy(request);
        Optional<Proxy> former = Optional.ofNullable(byName.get(proxy.name()));
        if (former.isPresent() && former.get().isAt(proxy.listen(), proxy.upstream())) {
            request.toxics().ifPresent(former.get()::setToxics);
            return former.get();
        }
        former.ifPresent(Proxy::disable);
        return enter(proxy, request);
    }

    private Proxy proxy(ProxyRequest request) {
        return new Proxy(transport, seed.fork(request.name().orElseThrow()), request);
    }

    private Proxy enter(Proxy proxy, ProxyRequest request) {
        if (request.enabled().orElse(true)) {
            proxy.enable();
        }
        byName.put(proxy.name(), proxy);
        return proxy;
    }

    void delete(String name) {
        named(name).disable();
        byName.remove(name);
    }

    /** Removes all toxics and enables all proxies. One that cannot be enabled does not keep others from being. */
    void reset() {
        Optional<Refusal> first = Optional.empty();
        for (Proxy proxy : all()) {
            proxy.removeToxics();
            try {
                proxy.enable();
            } catch (Refusal e) {
                first = first.or(() -> Optional.of(e));
            }
        }
        if (first.isPresent()) {
            throw first.get();
        }
    }
}
