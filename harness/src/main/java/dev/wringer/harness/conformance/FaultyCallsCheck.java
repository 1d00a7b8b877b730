package dev.wringer.harness.conformance;

import dev.wringer.harness.testee.FaultyCall;
import dev.wringer.harness.testee.HostStatus;
import java.util.ArrayList;
import java.util.List;

/** Calls at fault end with the status that the contract names, and the host goes on. */
final class FaultyCallsCheck implements Check<Hosts> {

    /** One byte more than {@code WRINGER_LARGEST_BLOCK} says by default. */
    private static final int TOO_LARGE = (1 << 20) + 1;

    private final boolean usualLimit;

    /** @param usualLimit whether the hosts are known to accept no larger blocks than the contract says by default */
    FaultyCallsCheck(boolean usualLimit) {
        this.usualLimit = usualLimit;
    }

    @Override
    public String name() {
        return "calls at fault";
    }

    @Override
    public String examine(Hosts hosts) {
        for (Examined host : hosts.all()) {
            List<String> wrong = new ArrayList<>();
            for (FaultyCall faulty : FaultyCall.values()) {
                note(wrong, faulty.text(), faulty.wanted(), host.ask(testee -> testee.misuse(faulty)));
            }
            if (usualLimit) {
                note(
                        wrong,
                        "a Put of " + TOO_LARGE + " bytes",
                        "RESOURCE_EXHAUSTED",
                        host.ask(testee -> testee.storeLarge(TOO_LARGE)));
            }
            if (!wrong.isEmpty()) {
                throw new Broken(host.name(), String.join("; ", wrong));
            }
            HostStatus after = host.status();
            if (after.phase() == HostStatus.Phase.LEAVING || after.phase() == HostStatus.Phase.FAILED) {
                throw new Broken(host.name(), "it is " + after.phase() + " after calls at fault");
            }
        }
        int kinds = FaultyCall.values().length + (usualLimit ? 1 : 0);
        return Check.hosts(hosts.all()) + " refused " + kinds + " kinds of calls at fault, each with the right status";
    }

    private static void note(List<String> wrong, String call, String wanted, String ended) {
        if (!ended.equals(wanted)) {
            wrong.add(call + " ended with " + ended + " instead of " + wanted);
        }
    }
}
