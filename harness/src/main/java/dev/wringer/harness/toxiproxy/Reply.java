package dev.wringer.harness.toxiproxy;

/**
 * The answer to a request.
 *
 * @param status of HTTP
 * @param type the media type of the body
 * @param body may be empty
 */
record Reply(int status, String type, String body) {

    static Reply json(int status, String body) {
        return new Reply(status, "application/json", body);
    }

    static Reply text(int status, String body) {
        return new Reply(status, "text/plain; charset=utf-8", body);
    }

    static Reply empty(int status) {
        return text(status, "");
    }
}
