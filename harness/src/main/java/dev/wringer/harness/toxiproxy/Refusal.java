package dev.wringer.harness.toxiproxy;

/** A request that is not carried out: the status and the text that answer it, both those of the genuine server. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    private Refusal(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    String text() {
        return String.valueOf(getMessage());
    }

    static Refusal badBody(String reason) {
        return new Refusal(400, "bad request body: " + reason);
    }

    static Refusal missingField(String field) {
        return new Refusal(400, "missing required field: " + field);
    }

    static Refusal invalidToxicType() {
        return new Refusal(400, "invalid toxic type");
    }

    static Refusal invalidStream() {
        return new Refusal(400, "stream was invalid, can be either upstream or downstream");
    }

    static Refusal noSuchProxy() {
        return new Refusal(404, "proxy not found");
    }

    static Refusal noSuchToxic() {
        return new Refusal(404, "toxic not found");
    }

    static Refusal proxyExists() {
        return new Refusal(409, "proxy already exists");
    }

    static Refusal toxicExists() {
        return new Refusal(409, "toxic already exists");
    }

    /**
     * A proxy cannot listen.
     *
     * @param problem the address and what is wrong with it
     */
    static Refusal cannotListen(String problem) {
        return new Refusal(500, "listen tcp" + problem);
    }
}
