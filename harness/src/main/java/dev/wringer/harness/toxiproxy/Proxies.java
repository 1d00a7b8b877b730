package dev.wringer.harness.toxiproxy;

import dev.wringer.harness.ring.Seed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All proxies of a server. Used by the thread of control only. What a method has changed holds for every connection once
 * it has been {@linkplain #settle settled}.
 */
final class Proxies {

    private final Transport transport;
    private final Seed seed;
    private final Outstanding outstanding = new Outstanding();
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
        if (request.isEnabled()) {
            proxy.enable();
        }
        byName.put(proxy.name(), proxy);
        return proxy;
    }

    private Proxy proxy(ProxyRequest request) {
        return new Proxy(transport, outstanding, seed.fork(request.name().orElseThrow()), request);
    }

    /**
     * Makes many proxies, and checks all requests before it begins. One that exists with the same addresses keeps its
     * state and its connections, one with others is replaced, and those that are not mentioned stay. One that cannot be
     * enabled is not made, and does not keep others from being; in the end a {@link Refusal} tells of the first.
     *
     * @param requests of those of one name, the last counts
     * @param done gets those that have been asked for and are there in the end
     */
    void populate(List<ProxyRequest> requests, List<Proxy> done) {
        Map<String, ProxyRequest> checked = new LinkedHashMap<>();
        int number = 1;
        for (ProxyRequest request : requests) {
            request.checked(" at proxy " + number++);
            checked.put(request.name().orElseThrow(), request);
        }
        List<Entry> entries = checked.values().stream().map(this::enter).toList();
        settle(); // the ports of those that are replaced become free
        Optional<Refusal> refusal = tryToEnable(
                entries.stream().filter(Entry::starting).map(Entry::proxy).toList());
        for (Entry entry : entries) {
            if (entry.starting && !entry.proxy.isEnabled()) {
                takeBack(entry);
            } else {
                done.add(entry.proxy);
            }
        }
        throwIfPresent(refusal);
    }

    /**
     * What a populate does about one name.
     *
     * @param replaced the proxy that had the name, disabled now
     * @param starting whether it is new, and to be enabled
     */
    private record Entry(Proxy proxy, Optional<Proxy> replaced, boolean starting) {}

    private Entry enter(ProxyRequest request) {
        Proxy proxy = proxy(request);
        Optional<Proxy> former = Optional.ofNullable(byName.get(proxy.name()));
        if (former.isPresent() && former.get().isAt(proxy.listen(), proxy.upstream())) {
            request.toxics().ifPresent(former.get()::setToxics);
            return new Entry(former.get(), Optional.empty(), false);
        }
        former.ifPresent(Proxy::disable);
        byName.put(proxy.name(), proxy);
        return new Entry(proxy, former, request.isEnabled());
    }

    private void takeBack(Entry entry) {
        byName.remove(entry.proxy.name());
        entry.replaced.ifPresent(former -> byName.put(former.name(), former));
    }

    void delete(String name) {
        named(name).disable();
        byName.remove(name);
    }

    /** Removes all toxics and enables all proxies. One that cannot be enabled does not keep others from being. */
    void reset() {
        all().forEach(Proxy::removeToxics);
        throwIfPresent(tryToEnable(all()));
    }

    /** Enables many proxies; a {@link Refusal} if one of them does not exist or, once the others are, cannot be enabled. */
    void enable(Collection<String> names) {
        throwIfPresent(tryToEnable(names.stream().map(this::named).toList()));
    }

    /** Disables many proxies; a {@link Refusal} if one of them does not exist. */
    void disable(Collection<String> names) {
        names.stream().map(this::named).toList().forEach(Proxy::disable);
    }

    /** Has all begin to listen before it waits for the first; tells of the first that cannot. */
    private static Optional<Refusal> tryToEnable(Collection<Proxy> proxies) {
        List<Refusal> refusals = new ArrayList<>();
        for (Proxy proxy : proxies) {
            catching(refusals, proxy::beginEnabling);
        }
        for (Proxy proxy : proxies) {
            catching(refusals, proxy::finishEnabling);
        }
        return refusals.stream().findFirst();
    }

    private static void catching(List<Refusal> refusals, Runnable action) {
        try {
            action.run();
        } catch (Refusal e) {
            refusals.add(e);
        }
    }

    private static void throwIfPresent(Optional<Refusal> refusal) {
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }

    /** Waits until every connection follows what has been changed. */
    void settle() {
        outstanding.await();
    }
}
