package dev.wringer.harness.toxiproxy;

import java.util.Optional;

/**
 * What a request says about a toxic.
 *
 * @param toxicity 0 … 1
 * @param attributes those that are stated
 */
record ToxicRequest(
        Optional<String> name,
        Optional<String> type,
        Optional<String> stream,
        Optional<Double> toxicity,
        Fields attributes) {

    /** Reads it; a {@link Refusal} says what is wrong with it. */
    static ToxicRequest of(Fields fields) {
        Optional<Double> toxicity = fields.number("toxicity");
        if (toxicity.isPresent() && !(toxicity.get() >= 0 && toxicity.get() <= 1)) {
            throw Refusal.badBody("toxicity must be 0 … 1, and is " + toxicity.get());
        }
        return new ToxicRequest(
                fields.text("name").filter(name -> !name.isEmpty()),
                fields.text("type"),
                fields.text("stream"),
                toxicity,
                fields.fields("attributes"));
    }

    /**
     * The toxic that it asks for.
     *
     * @param ordinal which of all the toxics of the proxy
     */
    NamedToxic toxic(int ordinal) {
        Direction direction = stream.map(Direction::named).orElse(Direction.DOWNSTREAM);
        ToxicType kind = ToxicType.named(type.orElse(""));
        return new NamedToxic(
                ordinal,
                name.orElse(kind.word() + "_" + direction.word()),
                direction,
                toxicity.orElse(1.0),
                kind.toxic(Attributes.of(attributes)));
    }

    /** A toxic with the changes that it asks for: those of attributes and toxicity. */
    NamedToxic change(NamedToxic former) {
        return former.with(
                toxicity.orElse(former.toxicity()),
                former.toxic().type().toxic(Attributes.of(former.toxic(), attributes)));
    }
}
