package dev.wringer.harness.toxiproxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** What a server tells, in JSON. */
final class Answers {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Answers() {}

    static JsonNode version(String version) {
        return JSON.objectNode().put("version", version);
    }

    static JsonNode proxy(Proxy proxy) {
        ObjectNode json = JSON.objectNode();
        json.put("name", proxy.name());
        json.put("listen", proxy.listen());
        json.put("upstream", proxy.upstream());
        json.put("enabled", proxy.isEnabled());
        json.set("toxics", toxics(proxy.chain().toxics()));
        return json;
    }

    /** By name. */
    static JsonNode proxies(Collection<Proxy> proxies) {
        ObjectNode json = JSON.objectNode();
        proxies.forEach(proxy -> json.set(proxy.name(), proxy(proxy)));
        return json;
    }

    static JsonNode toxic(NamedToxic toxic) {
        ObjectNode json = JSON.objectNode();
        ObjectNode attributes = json.putObject("attributes");
        new TreeMap<>(toxic.toxic().attributes()).forEach(attributes::put);
        json.put("name", toxic.name());
        json.put("type", toxic.toxic().type().word());
        json.put("stream", toxic.direction().word());
        json.put("toxicity", toxic.toxicity());
        return json;
    }

    static ArrayNode toxics(List<NamedToxic> toxics) {
        ArrayNode json = JSON.arrayNode();
        toxics.forEach(toxic -> json.add(toxic(toxic)));
        return json;
    }

    static ObjectNode refusal(Refusal refusal) {
        return JSON.objectNode().put("error", refusal.text()).put("status", refusal.status());
    }

    /** Adds the proxies that a populate has come to. */
    static ObjectNode populated(ObjectNode json, List<Proxy> proxies) {
        ArrayNode array = json.putArray("proxies");
        proxies.forEach(proxy -> array.add(proxy(proxy)));
        return json;
    }

    static ObjectNode nothing() {
        return JSON.objectNode();
    }
}
