package dev.wringer.harness.story;

import dev.wringer.harness.oracle.Violation;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What checks demand, in one sentence each, and where docs/VERDICTS.md has more.
 *
 * @param demand a sentence
 * @param section the heading in docs/VERDICTS.md
 */
record BrokenRule(String demand, String section) {

    private static final String JUDGED = "What is judged in every trial";
    private static final String PROMISED = "What is promised";
    private static final Map<String, BrokenRule> BY_CHECK = byCheck();

    /** That of a check. */
    static BrokenRule of(String check) {
        return BY_CHECK.getOrDefault(check, new BrokenRule("a check of this name must hold", JUDGED));
    }

    /** Whether there is a rule for this check. */
    static boolean isKnown(String check) {
        return BY_CHECK.containsKey(check);
    }

    private static Map<String, BrokenRule> byCheck() {
        Map<String, BrokenRule> rules = new LinkedHashMap<>();
        judged(
                rules,
                "LiveSuccessor",
                "every member has a live entry in its successor list; without one it is"
                        + " stranded for good (ZAVE'17, the inductive invariant)");
        judged(
                rules,
                "EnoughPrincipals",
                "there are at least r + 1 principals, members that no member's extended"
                        + " successor list skips (ZAVE'17, the inductive invariant)");
        judged(rules, "OrderedSuccessorLists", "every successor list goes clockwise, without duplicates (ZAVE'17)");
        judged(rules, "AtLeastOneRing", "following best successors some member comes back to itself (ZAVE'17)");
        judged(rules, "AtMostOneRing", "there is one ring only (ZAVE'17)");
        judged(rules, "OrderedRing", "the ring goes round the circle once (ZAVE'17)");
        judged(rules, "ConnectedAppendages", "from every member one comes to the ring (ZAVE'17)");
        judged(
                rules,
                "IdealState",
                "once faults are over and maintenance runs, every predecessor and every entry of"
                        + " every successor list becomes right");
        judged(
                rules,
                "Durability",
                "an acknowledged block is held by somebody, unless a crash took all its holders" + " at once");
        judged(rules, "Acknowledgements", "whoever is named as having acknowledged a block holds it");
        judged(rules, "LookupOwner", "a lookup names the first member at or after the key");
        judged(rules, "LookupPath", "the hops that a lookup names are members");
        judged(rules, "RoutingProgress", "each hop of a lookup leads closer to the key");
        judged(rules, "Denials", "a fetch says that nobody has the block only if no live holder within reach has it");
        judged(rules, "Integrity", "a block that was fetched belongs under its key");
        judged(rules, "FetchedVersions", "a version that was fetched had been stored by somebody");
        judged(rules, "HeldVersions", "a version that is held had been stored by somebody");
        judged(rules, "RepairTraffic", "maintenance copies only what is missing");
        judged(rules, "Contract", "a node keeps the contract of docs/TESTEE.md");
        judged(rules, "NotReached", "the ring reaches what is waited for within its bound");
        judged(rules, "BeforeFaults", "no operation fails before the first fault where no messages are lost");
        judged(rules, Violation.OF_SCENARIO, "what the scenario demands holds: ./wringer list SCENARIO has its rule");
        rules.put(
                "NewestReads",
                new BrokenRule(
                        "a fetch of the newest version brings one over which nothing wins that a certain holder had",
                        PROMISED));
        return rules;
    }

    private static void judged(Map<String, BrokenRule> rules, String check, String demand) {
        rules.put(check, new BrokenRule(demand, JUDGED));
    }
}
