package dev.wringer.harness.conformance;

import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.harness.ring.NotReached;

/** The last host of a ring cannot hand its blocks over, and ends with status 2. Kills all others: to be made last. */
final class LastHostCheck implements Check<ExaminedRing> {

    @Override
    public String name() {
        return "the last host";
    }

    @Override
    public String examine(ExaminedRing ring) {
        Examined last = ring.all().get(0);
        Legacy legacy = Legacy.of(ring, last);
        ring.kill(ring.all().subList(1, ring.all().size()));
        try {
            ring.terminate(last);
        } catch (NotReached asItShould) {
            return "the last host of the ring could not hand " + legacy + " over, and ended with status 2";
        }
        throw new ContractBreach(
                Clause.LEAVING,
                last.name(),
                "the last host of the ring ended with status 0 instead of 2, and " + legacy + " that it held are gone");
    }
}
