package dev.wringer.node.log;

import java.util.Map;
import java.util.stream.Collectors;

/** How a line of the log is written: its fields, in their order. Either way it is one line, whatever they hold. */
public enum LogFormat {
    /** {@code key=value key="a longer value"}, for people and for grep. */
    LOGFMT {
        @Override
        String line(Map<String, String> fields) {
            return fields.entrySet().stream()
                    .map(field -> field.getKey() + "=" + bare(field.getValue()))
                    .collect(Collectors.joining(" "));
        }

        private String bare(String value) {
            boolean plain = !value.isEmpty() && value.chars().noneMatch(c -> c <= ' ' || c == '"' || c == '=');
            return plain ? value : quoted(value);
        }
    },
    /** One JSON object whose members are strings, for machines. */
    JSON {
        @Override
        String line(Map<String, String> fields) {
            return fields.entrySet().stream()
                    .map(field -> quoted(field.getKey()) + ":" + quoted(field.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
    };

    /** The line without its end. */
    abstract String line(Map<String, String> fields);

    private static String quoted(String value) {
        StringBuilder text = new StringBuilder("\"");
        value.chars().forEach(c -> {
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < ' ') {
                        text.append("\\u%04x".formatted(c));
                    } else {
                        text.append((char) c);
                    }
                }
            }
        });
        return text.append('"').toString();
    }
}
