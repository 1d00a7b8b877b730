package dev.wringer.harness.oracle;

import static dev.wringer.harness.oracle.SmallRing.node;
import static dev.wringer.harness.oracle.SmallRing.nodes;
import static dev.wringer.harness.oracle.Trial.operation;
import static dev.wringer.harness.oracle.VersionAnomalies.Kind.BACKWARDS;
import static dev.wringer.harness.oracle.VersionAnomalies.Kind.OWN_UPDATE_MISSED;
import static dev.wringer.harness.oracle.VersionAnomalies.Kind.UPDATE_MISSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.Version;
import org.junit.jupiter.api.Test;

/** Clients 1 and 2 read and write versions of the block under key 5. */
class VersionAnomaliesTest {

    private static final int KEY = 5;
    private static final Version FIRST = Version.of(1, Bytes.ofText("first"));
    private static final Version SECOND = Version.of(2, Bytes.ofText("second"));

    private final Trial trial = new Trial().formed(0, 0, 6, 7, 8);
    private int operations;

    private void stored(int client, long from, long to, Version version, Outcome outcome) {
        trial.completed(operation(operations++, Kind.STORE, KEY)
                .client(client)
                .invoked(from)
                .completed(to)
                .outcome(outcome, "")
                .version(version)
                .replicas(nodes(6, 7))
                .build());
    }

    private void fetched(int client, long from, long to, Version version, boolean newest) {
        trial.completed(operation(operations++, Kind.FETCH, KEY)
                .client(client)
                .invoked(from)
                .completed(to)
                .outcome(Outcome.OK, "")
                .answeredBy(node(7))
                .authentic(true)
                .version(version)
                .newest(newest)
                .build());
    }

    private VersionAnomalies plain() {
        return VersionAnomalies.ofPlain(trial.truth());
    }

    @Test
    void aRecordWhoseReadersSeeEveryUpdateHasNone() {
        stored(1, 5, 10, FIRST, Outcome.OK);
        fetched(1, 11, 12, FIRST, false);
        stored(2, 20, 30, SECOND, Outcome.OK);
        fetched(1, 31, 32, SECOND, false);
        fetched(2, 31, 32, SECOND, false);

        assertThat(plain().fetches()).isEqualTo(3);
        assertThat(plain().stale()).isZero();
        assertThat(plain().anomalies()).isEmpty();
    }

    @Test
    void aClientThatGoesBackIsCounted() {
        stored(2, 5, 10, FIRST, Outcome.OK);
        stored(2, 20, 30, SECOND, Outcome.UNKNOWN);
        fetched(1, 31, 35, SECOND, false);
        fetched(1, 45, 48, FIRST, false);
        fetched(1, 55, 58, FIRST, false);

        assertThat(plain().anomalies()).singleElement().satisfies(anomaly -> {
            assertThat(anomaly.kind()).isEqualTo(BACKWARDS);
            assertThat(anomaly.count()).isEqualTo(2);
            assertThat(anomaly.longestNanos()).isEqualTo(20);
            assertThat(anomaly.witness())
                    .isEqualTo("fetch 3 of client 1 at n0:7000/0@00000000 brought version " + FIRST
                            + " of 14000000 from n7:7000/0@1c000000, after " + SECOND
                            + " was fetched by client 1 as operation 2");
        });
        assertThat(plain().stale()).isEqualTo(2);
    }

    @Test
    void whoGoesBackBetweenTwoClientsOrTwoFetchesAtOneTimeDoesNotGoBack() {
        stored(2, 5, 10, FIRST, Outcome.OK);
        stored(2, 20, 30, SECOND, Outcome.UNKNOWN);
        fetched(1, 31, 46, SECOND, false);
        fetched(1, 45, 48, FIRST, false);
        fetched(2, 50, 58, FIRST, false);

        assertThat(plain().anomalies()).isEmpty();
    }

    @Test
    void aClientThatMissesItsOwnUpdateIsToldFromOneThatMissesAnothers() {
        stored(1, 5, 10, FIRST, Outcome.OK);
        stored(1, 20, 30, SECOND, Outcome.OK);
        fetched(1, 40, 45, FIRST, false);
        fetched(2, 40, 45, FIRST, false);

        VersionAnomalies anomalies = plain();
        assertThat(anomalies.count(OWN_UPDATE_MISSED)).isEqualTo(1);
        assertThat(anomalies.count(UPDATE_MISSED)).isEqualTo(2);
        assertThat(anomalies.count(BACKWARDS)).isZero();
        assertThat(anomalies.stale()).as("a fetch counts once").isEqualTo(2);
        assertThat(anomalies.of(UPDATE_MISSED).orElseThrow().witness()).contains("was acknowledged to client 1");
    }

    @Test
    void anUpdateThatIsAcknowledgedMeanwhileMayBeMissed() {
        stored(1, 5, 10, FIRST, Outcome.OK);
        stored(1, 20, 42, SECOND, Outcome.OK);
        fetched(2, 40, 45, FIRST, false);

        assertThat(plain().anomalies()).isEmpty();
    }

    @Test
    void fetchesOfTheNewestAreCountedApart() {
        stored(1, 5, 10, SECOND, Outcome.OK);
        fetched(2, 40, 45, FIRST, true);

        assertThat(plain()).isEqualTo(new VersionAnomalies(0, 0, plain().anomalies()));
        assertThat(VersionAnomalies.ofNewest(trial.truth()).count(UPDATE_MISSED))
                .isEqualTo(1);
    }
}
