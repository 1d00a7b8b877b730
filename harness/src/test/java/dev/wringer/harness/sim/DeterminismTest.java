package dev.wringer.harness.sim;

import static dev.wringer.harness.fault.Nodes.fraction;
import static dev.wringer.harness.fault.Strike.crash;
import static dev.wringer.harness.ring.Condition.ideal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.JsonLinesReader;
import dev.wringer.harness.record.JsonLinesWriter;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.id.Keys;
import dev.wringer.node.id.RingId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promise on which every replay rests: the same seed and build give the same record, byte for byte. */
class DeterminismTest {

    /**
     * The digest of the record of seed 1. It changes with each change of the protocol, the simulator or the record's
     * format; it must never differ between machines, JVMs or runs of one build.
     */
    private static final String DIGEST_OF_SEED_1 = "39a1c0b2cd870a66b85fb6180520eed32f4d0650";

    @TempDir
    Path folder;

    private byte[] record(long seed, String name) throws IOException {
        Path file = folder.resolve(name + ".jsonl");
        try (JsonLinesWriter writer = JsonLinesWriter.open(file)) {
            History history = new History(writer);
            Map<String, String> settings = new TreeMap<>(Map.of("nodes", "50"));
            history.record(new Event.Begun(0, "determinism", "sim", seed, settings));
            eventfulLife(seed, history);
            history.record(new Event.Ended(0, "PASS", ""));
        }
        return Files.readAllBytes(file);
    }

    private static void eventfulLife(long seed, History history) {
        RingSpec spec = SimRings.spec(50, Formation.GROWN, new Latency.Exponential(Duration.ofMillis(50)));
        try (Ring ring = Ring.start(new SimTestbed(), spec, new Seed(seed), history)) {
            List<RingId> stored = ring.clients()
                    .store(Workloads.randomBlocks(50, 64, new Seed(seed).entropy()))
                    .succeededKeys();
            ring.strike(crash(fraction(0.2)));
            ring.clients().fetch(stored);
            ring.join(3);
            ring.await(ideal());
            ring.snapshot("the end");
        }
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        assertThat(record(1, "once")).isEqualTo(record(1, "again"));
    }

    @Test
    void theSameSeedGivesTheSameBytesOnEveryMachine() throws IOException {
        assertThat(Keys.ofContents(record(1, "here")).toString()).isEqualTo(DIGEST_OF_SEED_1);
    }

    @Test
    void theRecordHoldsWhateverTheHistoryHolds() {
        Path file = folder.resolve("eventful.jsonl");
        History history;
        try (JsonLinesWriter writer = JsonLinesWriter.open(file)) {
            history = new History(writer);
            history.record(new Event.Begun(0, "determinism", "sim", 3, Map.of()));
            eventfulLife(3, history);
            history.record(new Event.Ended(0, "PASS", ""));
        }

        assertThat(JsonLinesReader.read(file).history().events()).isEqualTo(history.events());
    }

    @Test
    void anotherSeedGivesAnotherRecord() throws IOException {
        assertThat(record(1, "one")).isNotEqualTo(record(2, "two"));
    }
}
