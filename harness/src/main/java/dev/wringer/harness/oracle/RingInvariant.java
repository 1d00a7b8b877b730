package dev.wringer.harness.oracle;

import dev.wringer.harness.record.RingSnapshot;
import java.util.List;
import java.util.Optional;

/**
 * Something that is true of every state of a ring that runs correct Chord (safety), or of the state that it reaches
 * when it is left alone ({@link IdealState}). Stateless.
 *
 * <p>A snapshot over a network is not atomic: there one violation may be an artefact of reading, and only one that
 * lasts is a finding.
 */
public interface RingInvariant {

    /** What it is called in reports; the same for equal parameters. */
    String name();

    /** The first violation found, or nothing if {@code ring} is as it should be. */
    Optional<Violation> check(RingSnapshot ring);

    /** Those that tell in plain words what has become of a ring: whether it is one, and goes round once. */
    static List<RingInvariant> ofShape() {
        return List.of(new AtLeastOneRing(), new AtMostOneRing(), new OrderedRing(), new ConnectedAppendages());
    }

    /**
     * The inductive invariant of ZAVE'17 and the five properties that follow from it. The first two decide; the others
     * tell in plainer words what is broken.
     *
     * @param successors r, the length of a successor list
     */
    static List<RingInvariant> safety(int successors) {
        return List.of(
                new LiveSuccessor(),
                new EnoughPrincipals(successors),
                new OrderedSuccessorLists(),
                new AtLeastOneRing(),
                new AtMostOneRing(),
                new OrderedRing(),
                new ConnectedAppendages());
    }
}
