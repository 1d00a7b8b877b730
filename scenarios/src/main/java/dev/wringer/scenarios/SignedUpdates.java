package dev.wringer.scenarios;

import static dev.wringer.harness.fault.Nodes.fraction;
import static dev.wringer.harness.fault.Strike.crash;
import static dev.wringer.harness.junit.WringerAssertions.assertThat;
import static dev.wringer.harness.ring.Condition.ideal;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.wringer.harness.junit.Scenario;
import dev.wringer.harness.junit.Setting;
import dev.wringer.harness.junit.Sweep;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Clients;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.trial.Findings;
import dev.wringer.harness.workload.Author;
import dev.wringer.node.id.RingId;
import java.util.ArrayList;
import java.util.List;

/**
 * Authors write new versions of their blocks, some of them two at once with the same number, and hosts crash in the middle of
 * it. After repair each reader must be given the same version, which is the newest that was acknowledged, or one that wins over it.
 */
public final class SignedUpdates {

    private static final int READERS = 3;

    @Scenario(
            name = "signed-updates",
            summary =
                    "Write new versions of signed blocks, some twice at once, crash hosts, and see whether readers agree.",
            rule = "after repair a reader gets no version of a block, or readers get different ones.",
            nodes = 100,
            successors = 16,
            replicas = 5,
            seeds = 10,
            needs = Capability.CRASH)
    @Sweep(
            parameter = "killed",
            percent = {0, 10, 20})
    void signedUpdates(
            Ring ring,
            Clients clients,
            Findings findings,
            Seed seed,
            @Setting(name = "killed", min = 0, max = 90, help = "share of the hosts that crash between two updates")
                    double killed,
            @Setting(name = "authors", value = "50", min = 1, help = "who write one block each") int authors,
            @Setting(name = "updates", value = "4", min = 2, help = "versions that each block gets after its first")
                    int updates,
            @Setting(
                            name = "conflicts",
                            value = "0.5",
                            min = 0,
                            max = 1,
                            help = "share of the updates that are written twice at once")
                    double conflicts) {
        ring.await(ideal());
        List<Author> writers = Author.several(authors, seed.fork("authors").entropy());
        List<Operation> stores = new ArrayList<>();
        for (int version = 1; version <= 1 + updates; version++) {
            if (version == 1 + updates) {
                ring.strike(crash(fraction(killed)));
            }
            stores.addAll(clients.store(Author.update(
                            writers,
                            version,
                            version == 1 ? 0 : conflicts,
                            seed.fork("version").fork(version).entropy()))
                    .all());
        }
        List<RingId> latest = stores.stream()
                .filter(store -> store.succeeded() && isOf(store, 1 + updates))
                .map(Operation::key)
                .distinct()
                .toList();
        assumeFalse(latest.isEmpty(), "not one update was acknowledged after the crash: nothing to read");
        Operations early = clients.fetch(latest).operations();
        Recovery recovery = Recovery.of(ring, latest);
        Operations late = clients.fetchNewest(repeated(latest)).operations();

        Operations all = new Operations(stores);
        findings.count("superseded", all.superseded().size());
        findings.count(
                "not acknowledged", all.failed().size() - all.superseded().size());
        findings.count("failed fetches", early.failed().size());
        findings.count(
                "older version",
                early.all().stream()
                        .filter(read -> read.succeeded() && !isOf(read, 1 + updates))
                        .count());
        recovery.report(findings);

        assertThat(late).allSucceeded().agree();
    }

    private static boolean isOf(Operation operation, long version) {
        return operation.version().filter(its -> its.number() == version).isPresent();
    }

    private static List<RingId> repeated(List<RingId> keys) {
        List<RingId> repeated = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            repeated.addAll(keys);
        }
        return repeated;
    }
}
