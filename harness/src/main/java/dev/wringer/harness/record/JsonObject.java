package dev.wringer.harness.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One JSON object in memory. Its values are {@code String}, {@code Long}, {@code Boolean}, {@code List},
 * {@code JsonObject}, and an empty {@code Optional} for null; records hold no fractions.
 *
 * <p>What is missing or of another type makes an {@link IllegalArgumentException} that names the field.
 */
record JsonObject(Map<String, Object> fields) {

    // Keys of blocks are field names too: there is no point in remembering each one that was ever read.
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    /**
     * Reads an object that fills a whole line.
     *
     * @throws JsonParseException if the line is no such object
     */
    static JsonObject parse(String line) throws IOException {
        try (JsonParser parser = JSON.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new JsonParseException(parser, "not a JSON object");
            }
            JsonObject object = object(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "more than one JSON object");
            }
            return object;
        }
    }

    private static JsonObject object(JsonParser parser) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(parser));
        }
        return new JsonObject(fields);
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser));
        }
        return values;
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> Optional.empty();
            default -> throw new JsonParseException(parser, "unexpected " + parser.currentToken());
        };
    }

    String text(String field) {
        return as(String.class, field, field(field));
    }

    long number(String field) {
        return as(Long.class, field, field(field));
    }

    int count(String field) {
        return Math.toIntExact(number(field));
    }

    boolean flag(String field) {
        return as(Boolean.class, field, field(field));
    }

    List<?> list(String field) {
        return as(List.class, field, field(field));
    }

    JsonObject object(String field) {
        return as(JsonObject.class, field, field(field));
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    private Object field(String name) {
        return Optional.ofNullable(fields.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the field '" + name + "' is missing"));
    }

    /** A value of the type that it should have. */
    static <T> T as(Class<T> type, String what, Object value) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    "'" + what + "' should be a " + type.getSimpleName() + ", and is " + value);
        }
        return type.cast(value);
    }
}
