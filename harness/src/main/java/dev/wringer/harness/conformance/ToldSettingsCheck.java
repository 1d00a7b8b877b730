package dev.wringer.harness.conformance;

import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.testee.HostStatus;
import java.util.Map;
import java.util.TreeSet;

/** Status tells the settings that the hosts were told. */
final class ToldSettingsCheck implements Check<Hosts> {

    @Override
    public String name() {
        return Clause.SETTINGS.title();
    }

    @Override
    public String examine(Hosts hosts) {
        TreeSet<String> told = new TreeSet<>();
        for (Examined host : hosts.all()) {
            HostStatus status = host.status(); // held against what it was told
            Map<String, String> wanted = host.identity().settings();
            status.settings().keySet().stream().filter(wanted::containsKey).forEach(told::add);
        }
        if (told.isEmpty()) {
            throw NotChecked.outOfReach(
                    "no host tells its settings, and a ring of releases that differ in some would" + " prove nothing");
        }
        return Check.hosts(hosts.all()) + " told " + told.size() + " settings, as told";
    }
}
