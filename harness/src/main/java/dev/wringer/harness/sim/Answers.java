package dev.wringer.harness.sim;

import dev.wringer.harness.ring.Answer;
import dev.wringer.node.chord.LookupResult;
import dev.wringer.node.dhash.GetResult;
import dev.wringer.node.dhash.PutResult;

/** What nodes promise, as clients' answers. */
final class Answers {

    private Answers() {}

    static Answer found(LookupResult result) {
        return Answer.found(result.owner(), result.path(), result.dead(), result.misroutes());
    }

    static Answer stored(PutResult result) {
        return Answer.stored(result.acknowledged());
    }

    static Answer fetched(GetResult result) {
        return Answer.fetched(
                result.from(),
                result.block(),
                result.path(),
                result.dead(),
                result.misroutes(),
                result.corruptCopies());
    }
}
