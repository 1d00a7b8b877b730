package dev.wringer.harness.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.nemesis.Nemesis;
import dev.wringer.harness.nemesis.Stage;
import dev.wringer.harness.oracle.Judgement;
import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.JsonLinesWriter;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Store;
import dev.wringer.harness.schedule.Budget;
import dev.wringer.harness.setting.Misfit;
import dev.wringer.harness.workload.Arrival;
import dev.wringer.harness.workload.KeyChoice;
import dev.wringer.harness.workload.Mix;
import dev.wringer.harness.workload.Task;
import dev.wringer.harness.workload.Workload;
import dev.wringer.harness.workload.Workload.Timetable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every nemesis that the simulator can carry out, on a ring with clients. */
class NemesesOnRingsTest {

    private static final Duration FAULTS = Duration.ofSeconds(30);

    private static final Workload CLIENTS = new Workload(
            new Mix(Map.of(Task.LOOKUP, 2, Task.FETCH, 2, Task.STORE, 1)),
            new Arrival.Open(5),
            new KeyChoice.Zipf(0.9),
            64,
            30,
            5,
            new Timetable(Duration.ofSeconds(2), FAULTS, Duration.ofSeconds(5)));

    private static final RingSpec RING =
            SimRings.specWithSuccessors(12).spread(40, 1).withStore(Store.DISK);

    @TempDir
    Path folder;

    static Stream<String> names() {
        return Nemesis.all().stream().map(Nemesis.Description::name).filter(name -> offered()
                .containsAll(nemesis(name).needs()));
    }

    private static Set<Capability> offered() {
        SimTestbed sim = new SimTestbed();
        return Arrays.stream(Capability.values()).filter(sim::offers).collect(Collectors.toSet());
    }

    private static Nemesis nemesis(String name) {
        try {
            return Nemesis.read(name.equals("churn") ? "churn:rate=0.3" : name);
        } catch (Misfit e) {
            throw new AssertionError(e);
        }
    }

    private record Trial(String record, Verdict verdict, History history) {}

    private Trial play(String name, String file) throws IOException {
        Path path = folder.resolve(file);
        History history;
        try (JsonLinesWriter writer = JsonLinesWriter.open(path)) {
            history = new History(writer);
            history.record(new Event.Begun(0, name, "sim", 3, Map.of()));
            Seed seed = new Seed(3);
            try (Ring ring = Ring.start(new SimTestbed(), RING, seed, history)) {
                Stage stage = Stage.of(RING, FAULTS, offered());
                ring.run(nemesis(name).schedule(stage, seed.fork("nemesis").entropy()), CLIENTS, Budget.KEPT, true);
                ring.conclude(true);
            }
            history.record(new Event.Ended(0, "", ""));
        }
        return new Trial(Files.readString(path), Judgement.on(history), history);
    }

    @ParameterizedTest
    @MethodSource("names")
    void strikesAndIsSurvivedAndDoesTheSameAgain(String name) throws IOException {
        Trial once = play(name, "once.jsonl");
        Trial again = play(name, "again.jsonl");

        assertThat(once.history().all(Event.Acted.class)).isNotEmpty();
        assertThat(once.verdict().outcome()).as(once.verdict().reason()).isEqualTo(Verdict.Outcome.PASS);
        assertThat(again.record()).isEqualTo(once.record());
    }
}
