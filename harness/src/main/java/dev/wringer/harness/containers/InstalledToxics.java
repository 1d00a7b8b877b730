package dev.wringer.harness.containers;

import dev.wringer.harness.link.ToxicForm;
import dev.wringer.harness.ring.TestbedFailure;
import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.model.Toxic;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import eu.rekawek.toxiproxy.model.ToxicList;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The toxics on one proxy, which is brought from one state to another by as few requests as there are differences. */
final class InstalledToxics {

    private final Proxy proxy;
    private final Map<String, Toxic> toxics = new HashMap<>(); // by name
    private boolean enabled = true;

    InstalledToxics(Proxy proxy) {
        this.proxy = proxy;
    }

    /** The same proxy after the server has replaced it: without toxics. */
    InstalledToxics forgotten() {
        return new InstalledToxics(proxy);
    }

    /**
     * Has the proxy accept connections or not, and have just these toxics.
     *
     * @throws TestbedFailure if the server does not carry it out
     */
    void become(boolean accepting, List<ToxicForm> wanted) {
        try {
            Map<String, Toxic> surplus = new HashMap<>(toxics);
            for (ToxicForm each : wanted) {
                surplus.remove(each.name());
                if (!toxics.containsKey(each.name())) {
                    toxics.put(each.name(), install(each));
                }
            }
            for (Map.Entry<String, Toxic> each : surplus.entrySet()) {
                each.getValue().remove();
                toxics.remove(each.getKey());
            }
            if (accepting != enabled) {
                if (accepting) {
                    proxy.enable();
                } else {
                    proxy.disable();
                }
                enabled = accepting;
            }
        } catch (IOException e) {
            throw new TestbedFailure(
                    "the link " + proxy.getName() + " could not be changed: " + EngineTrouble.innermost(e), e);
        }
    }

    private Toxic install(ToxicForm form) throws IOException {
        ToxicList list = proxy.toxics();
        String name = form.name();
        ToxicDirection stream = ToxicDirection.valueOf(form.stream().toUpperCase(Locale.ROOT));
        return switch (form.type()) {
            case "timeout" -> list.timeout(name, stream, attribute(form, "timeout"));
            case "latency" -> {
                var latency = list.latency(name, stream, attribute(form, "latency"));
                long jitter = attribute(form, "jitter");
                yield jitter == 0 ? latency : latency.setJitter(jitter);
            }
            case "bandwidth" -> list.bandwidth(name, stream, attribute(form, "rate"));
            case "slow_close" -> list.slowClose(name, stream, attribute(form, "delay"));
            case "reset_peer" -> list.resetPeer(name, stream, attribute(form, "timeout"));
            case "slicer" ->
                list.slicer(name, stream, attribute(form, "average_size"), attribute(form, "delay"))
                        .setSizeVariation(attribute(form, "size_variation"));
            case "limit_data" -> list.limitData(name, stream, attribute(form, "bytes"));
            default -> throw new TestbedFailure("no link can be given a " + form.type());
        };
    }

    private static long attribute(ToxicForm form, String name) {
        return form.attributes().getOrDefault(name, 0L);
    }
}
