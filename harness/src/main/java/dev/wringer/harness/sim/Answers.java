package dev.wringer.harness.sim;

import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.harness.ring.Answer;
import dev.wringer.node.chord.LookupResult;
import dev.wringer.node.dhash.GetResult;
import dev.wringer.node.dhash.PutResult;
import java.util.List;
import java.util.Optional;

/** What nodes promise, as clients' answers. */
final class Answers {

    private Answers() {}

    static Answer found(LookupResult result) {
        return new Answer(
                Outcome.OK,
                "",
                Optional.of(result.owner()),
                Optional.empty(),
                List.of(),
                result.path(),
                result.dead(),
                result.misroutes(),
                0);
    }

    static Answer stored(PutResult result) {
        return new Answer(
                Outcome.OK, "", Optional.empty(), Optional.empty(), result.acknowledged(), List.of(), List.of(), 0, 0);
    }

    static Answer fetched(GetResult result) {
        return new Answer(
                Outcome.OK,
                "",
                Optional.of(result.from()),
                Optional.of(result.block()),
                List.of(),
                result.path(),
                result.dead(),
                result.misroutes(),
                result.corruptCopies());
    }
}
