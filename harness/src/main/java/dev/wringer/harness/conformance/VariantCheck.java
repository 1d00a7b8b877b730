package dev.wringer.harness.conformance;

import dev.wringer.harness.ring.Clause;

/** Status names the variant that the hosts were told to run. */
final class VariantCheck implements Check<Hosts> {

    @Override
    public String name() {
        return Clause.VARIANT.title();
    }

    @Override
    public String examine(Hosts hosts) {
        hosts.all().forEach(Examined::status); // held against what each was told
        return Check.hosts(hosts.all()) + " named the variant '"
                + hosts.all().get(0).identity().variant() + "', as told";
    }
}
