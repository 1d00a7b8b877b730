package dev.wringer.harness.toxiproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The toxics of a proxy; immutable.
 *
 * @param toxics those of the upstream before those of the downstream, each as they were added
 * @param made how many have ever been added
 */
record ToxicChain(List<NamedToxic> toxics, int made) {

    static final ToxicChain EMPTY = new ToxicChain(List.of(), 0);

    /** A chain of new toxics; a {@link Refusal} if one of them is not what it should be. */
    static ToxicChain of(List<ToxicRequest> requests) {
        return EMPTY.withOnly(requests);
    }

    /** All others have gone. */
    ToxicChain withOnly(List<ToxicRequest> requests) {
        ToxicChain chain = cleared();
        for (ToxicRequest request : requests) {
            chain = chain.with(request);
        }
        return chain;
    }

    ToxicChain cleared() {
        return new ToxicChain(List.of(), made);
    }

    NamedToxic named(String name) {
        return toxics.stream()
                .filter(toxic -> toxic.name().equals(name))
                .findFirst()
                .orElseThrow(Refusal::noSuchToxic);
    }

    /** One more. */
    ToxicChain with(ToxicRequest request) {
        NamedToxic added = request.toxic(made);
        if (toxics.stream().anyMatch(toxic -> toxic.name().equals(added.name()))) {
            throw Refusal.toxicExists();
        }
        List<NamedToxic> more = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            Stream.concat(toxics.stream(), Stream.of(added))
                    .filter(toxic -> toxic.direction() == direction)
                    .forEach(more::add);
        }
        return new ToxicChain(List.copyOf(more), made + 1);
    }

    /** One changed. */
    ToxicChain with(String name, ToxicRequest change) {
        NamedToxic former = named(name);
        NamedToxic changed = change.change(former);
        return new ToxicChain(
                toxics.stream()
                        .map(toxic -> toxic.equals(former) ? changed : toxic)
                        .toList(),
                made);
    }

    /** One less. */
    ToxicChain without(String name) {
        NamedToxic gone = named(name);
        return new ToxicChain(
                toxics.stream().filter(toxic -> !toxic.equals(gone)).toList(), made);
    }
}
