package dev.wringer.harness.toxiproxy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The requests that a server understands, and what each of them does. Used by the thread of control only. */
final class Api {

    /** The version of the genuine server whose API this is, and after the plus sign whose it is not. */
    static final String VERSION = "2.12.0+wringer";

    private static final Set<String> PATHS = Set.of(
            "/version", "/reset", "/populate", "/proxies", "/proxies/*", "/proxies/*/toxics", "/proxies/*/toxics/*");

    private final Proxies proxies;

    Api(Proxies proxies) {
        this.proxies = proxies;
    }

    /**
     * Carries out a request, and returns when every connection follows.
     *
     * @param method of HTTP
     * @param path its segments, decoded
     * @param body may be empty
     */
    Reply answer(String method, List<String> path, String body) {
        try {
            return route(method, path, body);
        } catch (Refusal e) {
            return Reply.json(e.status(), Answers.refusal(e).toString());
        } finally {
            proxies.settle();
        }
    }

    private Reply route(String method, List<String> path, String body) {
        String shape = shape(path);
        return switch (method + " " + shape) {
            case "GET /version" -> ok(Answers.version(VERSION));
            case "POST /reset" -> reset();
            case "POST /populate" -> populate(body);
            case "GET /proxies" -> ok(Answers.proxies(proxies.all()));
            case "POST /proxies" -> created(Answers.proxy(proxies.create(ProxyRequest.of(Fields.parse(body)))));
            case "GET /proxies/*" -> ok(Answers.proxy(proxy(path)));
            case "POST /proxies/*", "PATCH /proxies/*" -> updateProxy(path, body);
            case "DELETE /proxies/*" -> deleteProxy(path);
            case "GET /proxies/*/toxics" ->
                ok(Answers.toxics(proxy(path).chain().toxics()));
            case "POST /proxies/*/toxics" -> ok(Answers.toxic(proxy(path).addToxic(toxicRequest(body))));
            case "GET /proxies/*/toxics/*" ->
                ok(Answers.toxic(proxy(path).chain().named(path.get(3))));
            case "POST /proxies/*/toxics/*", "PATCH /proxies/*/toxics/*" ->
                ok(Answers.toxic(proxy(path).updateToxic(path.get(3), toxicRequest(body))));
            case "DELETE /proxies/*/toxics/*" -> deleteToxic(path);
            default -> PATHS.contains(shape) ? Reply.empty(405) : Reply.text(404, "404 page not found\n");
        };
    }

    /** The path with an asterisk for each name. */
    private static String shape(List<String> path) {
        List<String> shape = new ArrayList<>(path);
        for (int i = 1; i < shape.size(); i += 2) {
            shape.set(i, "*");
        }
        return "/" + String.join("/", shape);
    }

    private static Reply ok(JsonNode body) {
        return Reply.json(200, body.toString());
    }

    private static Reply created(JsonNode body) {
        return Reply.json(201, body.toString());
    }

    private Proxy proxy(List<String> path) {
        return proxies.named(path.get(1));
    }

    private static ToxicRequest toxicRequest(String body) {
        return ToxicRequest.of(Fields.parse(body));
    }

    private Reply reset() {
        proxies.reset();
        return Reply.empty(204);
    }

    /** Tells what was made even if something then went wrong. */
    private Reply populate(String body) {
        List<Proxy> done = new ArrayList<>();
        try {
            proxies.populate(proxyRequests(body), done);
            return created(Answers.populated(Answers.nothing(), done));
        } catch (Refusal e) {
            return Reply.json(
                    e.status(), Answers.populated(Answers.refusal(e), done).toString());
        }
    }

    private static List<ProxyRequest> proxyRequests(String body) {
        JsonNode array = Fields.parseAny(body);
        if (!array.isArray()) {
            throw Refusal.badBody("a JSON array of proxies is needed");
        }
        List<ProxyRequest> requests = new ArrayList<>();
        array.forEach(each -> requests.add(ProxyRequest.of(new Fields(each))));
        return requests;
    }

    private Reply updateProxy(List<String> path, String body) {
        Proxy proxy = proxy(path);
        proxy.update(ProxyRequest.of(Fields.parse(body)));
        return ok(Answers.proxy(proxy));
    }

    private Reply deleteProxy(List<String> path) {
        proxies.delete(path.get(1));
        return Reply.empty(204);
    }

    private Reply deleteToxic(List<String> path) {
        proxy(path).removeToxic(path.get(3));
        return Reply.empty(204);
    }
}
