package dev.wringer.harness.toxiproxy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * The fields of a JSON object that came with a request. Null is the same as nothing; a field of another type than it
 * should have is a {@link Refusal} that names it.
 */
record Fields(JsonNode object) {

    private static final ObjectMapper JSON = new ObjectMapper();

    Fields {
        if (!object.isObject()) {
            throw Refusal.badBody("a JSON object is needed, not " + kind(object));
        }
    }

    /** Reads one object. */
    static Fields parse(String body) {
        return new Fields(parseAny(body));
    }

    /** Reads any value. */
    static JsonNode parseAny(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw Refusal.badBody(
                    e.getOriginalMessage() + " in line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr());
        }
    }

    Optional<JsonNode> value(String name) {
        return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
    }

    Optional<String> text(String name) {
        return value(name).map(value -> {
            if (!value.isTextual()) {
                throw wrong(name, "a string", value);
            }
            return value.textValue();
        });
    }

    Optional<Boolean> flag(String name) {
        return value(name).map(value -> {
            if (!value.isBoolean()) {
                throw wrong(name, "true or false", value);
            }
            return value.booleanValue();
        });
    }

    Optional<Double> number(String name) {
        return value(name).map(value -> {
            if (!value.isNumber()) {
                throw wrong(name, "a number", value);
            }
            return value.doubleValue();
        });
    }

    Optional<JsonNode> array(String name) {
        return value(name).map(value -> {
            if (!value.isArray()) {
                throw wrong(name, "an array", value);
            }
            return value;
        });
    }

    /** The fields of an object in this one; none if it is not there. */
    Fields fields(String name) {
        return new Fields(value(name).orElseGet(JSON::createObjectNode));
    }

    private static Refusal wrong(String name, String needed, JsonNode value) {
        return Refusal.badBody("%s must be %s, and is %s".formatted(name, needed, kind(value)));
    }

    private static String kind(JsonNode value) {
        if (value.isMissingNode()) {
            return "nothing";
        }
        return value.isContainerNode() ? value.isArray() ? "an array" : "an object" : value.toString();
    }
}
