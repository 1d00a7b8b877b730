package dev.wringer.harness.oracle;

import static dev.wringer.harness.oracle.SmallRing.node;
import static dev.wringer.harness.oracle.SmallRing.nodes;
import static dev.wringer.harness.oracle.SmallRing.point;
import static dev.wringer.harness.oracle.Trial.operation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.harness.record.RegimeEffect.Hindrance;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.Version;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Versions of the block under key 5 in a ring of 0, 6, 7, 8, in which it belongs to 6 and 7. */
class VersionChecksTest {

    private static final int KEY = 5;
    private static final Version FIRST = Version.of(1, Bytes.ofText("first"));
    private static final Version SECOND = Version.of(2, Bytes.ofText("second"));

    private final Trial trial = new Trial().formed(0, 0, 6, 7, 8);
    private int operations;

    private Operation.Builder next(Kind kind, long from, long to) {
        return operation(operations++, kind, KEY).invoked(from).completed(to).outcome(Outcome.OK, "");
    }

    /** Node 0 stores this version, which 6 and 7 acknowledge. */
    private Trial stored(long from, long to, Version version) {
        return trial.completed(next(Kind.STORE, from, to)
                .version(version)
                .replicas(nodes(6, 7))
                .build());
    }

    /** Node 0 tries to. */
    private Trial notStored(long from, long to, Version version, Outcome outcome) {
        return trial.completed(next(Kind.STORE, from, to)
                .version(version)
                .outcome(outcome, "no")
                .build());
    }

    /** Node 0 fetches the block. */
    private Trial fetched(long from, long to, Version version, boolean newest) {
        return trial.completed(next(Kind.FETCH, from, to)
                .answeredBy(node(7))
                .authentic(true)
                .version(version)
                .newest(newest)
                .build());
    }

    /** It is looked who holds which version. */
    private Trial held(long at, Version bySix, Version bySeven) {
        return trial.event(new Event.Inventory(
                "looked",
                new Holdings.Builder()
                        .held(point(KEY), bySix, node(6))
                        .held(point(KEY), bySeven, node(7))
                        .at(at)));
    }

    @Nested
    class VersionsThatNobodyCanHave {

        private final TruthCheck fetched = new FetchedVersions();
        private final TruthCheck held = new HeldVersions();

        @Test
        void areCaughtWhereTheyAreFetchedAndWhereTheyAreHeld() {
            stored(5, 10, FIRST);
            fetched(20, 30, SECOND, false);
            held(40, FIRST, SECOND);

            trial.assertCaught(fetched, false, "FetchedVersions: fetch 1 at n0:7000/0@00000000 brought version 2/");
            trial.assertCaught(fetched, false, "which nobody has stored");
            trial.assertCaught(held, false, "HeldVersions: n7:7000/0@1c000000 holds version 2/");
        }

        @Test
        void includeThoseWhoseStorageHadNoEffect() {
            stored(5, 10, FIRST);
            notStored(12, 15, SECOND, Outcome.FAILED);
            fetched(20, 30, SECOND, false);
            held(40, SECOND, FIRST);

            trial.assertCaught(fetched, false, "although its storage, operation 1, had no effect: no");
            trial.assertCaught(held, false, "although its storage, operation 1, had no effect: no");
        }

        @Test
        void includeThoseThatAreStoredLater() {
            stored(5, 10, FIRST);
            fetched(20, 30, SECOND, false);
            stored(31, 35, SECOND);

            trial.assertCaught(fetched, false, "which nobody has stored");
        }

        @Test
        void includeThoseThatAreHeldBeforeTheyAreStored() {
            stored(5, 10, FIRST);
            held(20, FIRST, SECOND);
            stored(31, 35, SECOND);

            trial.assertCaught(held, false, "which nobody has stored");
        }

        @Test
        void areNoneOfThoseThatMayHaveBeenStored() {
            stored(5, 10, FIRST);
            notStored(12, 15, SECOND, Outcome.UNKNOWN);
            fetched(20, 30, SECOND, false);
            fetched(20, 30, FIRST, false);
            held(40, FIRST, SECOND);

            assertThat(trial.caughtBy(fetched)).isEmpty();
            assertThat(trial.caughtBy(held)).isEmpty();
        }
    }

    @Nested
    class NewestReadsCheck {

        private final TruthCheck check = new NewestReads();

        /** Both versions were acknowledged, and the reader gets the first one as the newest. */
        private void readsTheFirst() {
            fetched(120, 130, FIRST, true);
            held(140, SECOND, SECOND);
        }

        private void storedBoth() {
            stored(50, 60, FIRST);
            stored(70, 80, SECOND);
            held(100, SECOND, SECOND);
        }

        @Test
        void catchesAnOlderVersion() {
            storedBoth();
            readsTheFirst();

            trial.assertCaught(check, true, "as the newest, although n6:7000/0@18000000 held " + SECOND);
        }

        @Test
        void saysNothingOfTheNewestNorOfOrdinaryReads() {
            storedBoth();
            fetched(120, 130, SECOND, true);
            fetched(120, 130, FIRST, false);
            held(140, SECOND, SECOND);

            assertThat(trial.caughtBy(check)).isEmpty();
        }

        @Test
        void saysNothingOfAVersionThatIsAcknowledgedMeanwhile() {
            stored(50, 60, FIRST);
            stored(110, 125, SECOND);
            held(115, SECOND, SECOND);
            readsTheFirst();

            assertThat(trial.caughtBy(check)).isEmpty();
        }

        @Test
        void countsOnlyHoldersThatCouldBeAsked() {
            storedBoth();
            trial.imposed(110, 1, Hindrance.CUT, List.of(0), List.of(6, 7));
            readsTheFirst();

            assertThat(trial.caughtBy(check)).isEmpty();
        }

        @Test
        void countsOnlyHoldersThatWereNotTakenForDead() {
            storedBoth();
            trial.event(new Event.Suspected(115, node(6), 115, 1)).event(new Event.Suspected(115, node(7), 115, 1));
            readsTheFirst();

            assertThat(trial.caughtBy(check)).isEmpty();
        }

        @Test
        void countsOnlyHoldersThatOthersHaveHeardOf() {
            stored(50, 60, FIRST);
            stored(70, 80, SECOND);
            trial.crashed(85, 6, 7).joined(95, 6).joined(95, 7);
            held(100, SECOND, SECOND);
            readsTheFirst();

            assertThat(trial.caughtBy(check)).isEmpty();
        }

        @Test
        void catchesAClientThatGoesBackBehindWhatNobodyAcknowledged() {
            stored(50, 60, FIRST);
            notStored(70, 80, SECOND, Outcome.UNKNOWN);
            held(100, SECOND, SECOND);
            fetched(102, 105, SECOND, false);
            readsTheFirst();

            trial.assertCaught(
                    check, true, "held " + SECOND + ", which the same client had fetched as operation 2, alive and");
        }

        @Test
        void letsAnotherClientReadWhatWasBefore() {
            stored(50, 60, FIRST);
            notStored(70, 80, SECOND, Outcome.UNKNOWN);
            held(100, SECOND, SECOND);
            trial.completed(next(Kind.FETCH, 102, 105)
                    .client(1)
                    .answeredBy(node(7))
                    .authentic(true)
                    .version(SECOND)
                    .build());
            readsTheFirst();

            assertThat(trial.caughtBy(check)).isEmpty();
        }

        @Test
        void letsAClientGoBackWhereWhatItHasSeenMayBeGone() {
            stored(50, 60, FIRST);
            notStored(70, 80, SECOND, Outcome.UNKNOWN);
            held(100, SECOND, SECOND);
            fetched(102, 105, SECOND, true);
            fetched(120, 130, FIRST, true);
            held(140, FIRST, FIRST);

            assertThat(trial.caughtBy(check)).isEmpty();
        }

        @Test
        void letsFetchesOverlap() {
            stored(50, 60, FIRST);
            notStored(70, 80, SECOND, Outcome.UNKNOWN);
            held(100, SECOND, SECOND);
            fetched(102, 121, SECOND, true);
            readsTheFirst();

            assertThat(trial.caughtBy(check)).isEmpty();
        }

        /** 8 is to hold the block only since 6 has died, and is the only one that has the second version. */
        private void heldByTheNextOneOnly(long from) {
            stored(20, 30, FIRST);
            stored(40, 50, SECOND);
            trial.crashed(100, 6).event(new Event.Inventory("looked", heldBySevenAndEight(110)));
            fetched(from, from + 10, FIRST, true);
            trial.event(new Event.Inventory("looked", heldBySevenAndEight(from + 20)));
        }

        private static Holdings heldBySevenAndEight(long at) {
            return new Holdings.Builder()
                    .held(point(KEY), FIRST, node(7))
                    .held(point(KEY), SECOND, node(8))
                    .at(at);
        }

        @Test
        void countsNobodyWhoIsToHoldItOnlySinceAMoment() {
            heldByTheNextOneOnly(115);

            assertThat(trial.caughtBy(check)).isEmpty();
        }

        @Test
        void countsThemWhenNewsHasHadItsTime() {
            heldByTheNextOneOnly(150);

            trial.assertCaught(check, true, "although n8:7000/0@20000000 held");
        }

        @Test
        void countsOnlyHoldersThatWentOnHoldingIt() {
            storedBoth();
            fetched(120, 130, FIRST, true);
            held(140, FIRST, FIRST);

            assertThat(trial.caughtBy(check)).isEmpty();
        }

        @Test
        void countsOnlyHoldersThatStayed() {
            storedBoth();
            trial.crashed(125, 6, 7);
            fetched(120, 130, FIRST, true);

            assertThat(trial.caughtBy(check)).isEmpty();
        }
    }

    @Nested
    class WhatIsPromised {

        @Test
        void anUpdateIsLostThoughTheVersionBeforeIsThere() {
            stored(5, 10, FIRST);
            stored(20, 30, SECOND);
            held(40, SECOND, FIRST);
            held(50, FIRST, FIRST);

            assertThat(Durability.of(trial.truth()).lost()).hasValueSatisfying(violation -> assertThat(
                            violation.toString())
                    .contains("1 of 1 acknowledged blocks are held by nobody", "older versions are left at n6:7000"));
        }

        @Test
        void aVersionThatWinsKeepsThePromise() {
            stored(5, 10, SECOND);
            held(40, FIRST, SECOND);

            assertThat(Durability.of(trial.truth()).lost()).isEmpty();
        }

        @Test
        void aCrashOfAllThatHoldTheUpdateExcusesItsLoss() {
            stored(5, 10, FIRST);
            stored(20, 30, SECOND);
            held(40, SECOND, FIRST);
            trial.crashed(45, 6);
            trial.event(new Event.Inventory(
                    "looked",
                    new Holdings.Builder().held(point(KEY), FIRST, node(7)).at(50)));

            assertThat(Durability.of(trial.truth()).lost()).isEmpty();
        }

        @Test
        void aCrashOfSomeOfThemExcusesNothing() {
            stored(5, 10, FIRST);
            stored(20, 30, SECOND);
            held(40, SECOND, SECOND);
            trial.crashed(45, 6);
            trial.event(new Event.Inventory(
                    "looked",
                    new Holdings.Builder().held(point(KEY), FIRST, node(7)).at(50)));

            assertThat(Durability.of(trial.truth()).lost()).isPresent();
        }

        @Test
        void whoAcknowledgesAnUpdateMayHoldALaterOneAndNoEarlierOne() {
            stored(5, 10, FIRST);
            held(20, SECOND, SECOND);
            assertThat(trial.caughtBy(new Acknowledgements())).isEmpty();

            stored(30, 40, SECOND);
            held(50, SECOND, FIRST);
            trial.assertCaught(
                    new Acknowledgements(), false, "was acknowledged by n7:7000/0@1c000000, which does not hold it");
        }
    }
}
