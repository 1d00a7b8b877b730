package dev.wringer.harness.toxiproxy;

import java.util.ArrayList;
import java.util.Comparator;
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

    /**
     * Only those asked for. One that is there by the same name, type and stream goes on, with the attributes and the
     * toxicity asked for; those that go on keep their order, because of the bytes between them.
     */
    ToxicChain withOnly(List<ToxicRequest> requests) {
        List<NamedToxic> asked =
                requests.stream().map(request -> request.toxic(made)).toList();
        if (asked.stream().map(NamedToxic::name).distinct().count() < asked.size()) {
            throw Refusal.toxicExists();
        }
        List<NamedToxic> next = new ArrayList<>();
        for (NamedToxic former : toxics) {
            asked.stream()
                    .filter(former::isContinuedBy)
                    .forEach(each -> next.add(former.with(each.toxicity(), each.toxic())));
        }
        int number = made;
        for (NamedToxic each : asked) {
            if (toxics.stream().noneMatch(former -> former.isContinuedBy(each))) {
                next.add(each.numbered(number++));
            }
        }
        return new ToxicChain(upstreamFirst(next.stream()), number);
    }

    private static List<NamedToxic> upstreamFirst(Stream<NamedToxic> toxics) {
        return toxics.sorted(Comparator.comparing(NamedToxic::direction)).toList();
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
        return new ToxicChain(upstreamFirst(Stream.concat(toxics.stream(), Stream.of(added))), made + 1);
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
