package dev.wringer.harness.oracle;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The judgement on all lookups of a trial.
 *
 * @param all in the order of invocation
 */
public record JudgedLookups(List<JudgedLookup> all) {

    /** Takes a copy. */
    public JudgedLookups {
        all = List.copyOf(all);
    }

    /** How many lookups fall into one class. */
    public long count(LookupJudgement judgement) {
        return all.stream().filter(lookup -> lookup.judgement() == judgement).count();
    }

    /** How many lookups fall into each class, every class named. */
    public Map<LookupJudgement, Long> counts() {
        Map<LookupJudgement, Long> counts = new EnumMap<>(LookupJudgement.class);
        Arrays.stream(LookupJudgement.values()).forEach(judgement -> counts.put(judgement, 0L));
        all.forEach(lookup -> counts.merge(lookup.judgement(), 1L, Long::sum));
        return counts;
    }

    /** The share of correct ones among those whose outcome is known, in [0, 1]; empty if there are none. */
    public Optional<Double> correctShare() {
        long known = all.size() - count(LookupJudgement.UNKNOWN);
        return known == 0 ? Optional.empty() : Optional.of((double) count(LookupJudgement.CORRECT) / known);
    }

    /** The first lookup that falls into a class. */
    public Optional<JudgedLookup> first(LookupJudgement judgement) {
        return all.stream().filter(lookup -> lookup.judgement() == judgement).findFirst();
    }
}
