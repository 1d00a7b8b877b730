package dev.wringer.harness.toxiproxy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a request says about a proxy. */
record ProxyRequest(
        Optional<String> name,
        Optional<String> listen,
        Optional<String> upstream,
        Optional<Boolean> enabled,
        Optional<List<ToxicRequest>> toxics) {

    /** Reads it; a {@link Refusal} says what is wrong with it. */
    static ProxyRequest of(Fields fields) {
        return new ProxyRequest(
                fields.text("name"),
                fields.text("listen"),
                fields.text("upstream"),
                fields.flag("enabled"),
                fields.array("toxics").map(ProxyRequest::toxics));
    }

    private static List<ToxicRequest> toxics(JsonNode array) {
        List<ToxicRequest> toxics = new ArrayList<>();
        array.forEach(each -> toxics.add(ToxicRequest.of(new Fields(each))));
        return toxics;
    }

    /** Whether the proxy is to be enabled when it is made. */
    boolean isEnabled() {
        return enabled.orElse(true);
    }

    /** Refuses it unless it can make a proxy. */
    ProxyRequest checked(String where) {
        if (name.orElse("").isEmpty()) {
            throw Refusal.missingField("name" + where);
        }
        if (upstream.orElse("").isEmpty()) {
            throw Refusal.missingField("upstream" + where);
        }
        toxics.ifPresent(ToxicChain::of);
        return this;
    }
}
