package dev.wringer.harness.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.conformance.Finding.Outcome;
import dev.wringer.harness.local.ForgedFleet;
import dev.wringer.harness.local.ForgedTestbed;
import dev.wringer.harness.local.Forgeries;
import dev.wringer.harness.local.Forgery;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Store;
import dev.wringer.harness.testee.Testee;
import dev.wringer.harness.testee.Testees;
import dev.wringer.node.chord.Pace;
import dev.wringer.node.dhash.DhashSettings;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.host.Variant;
import dev.wringer.testee.v1.StatusReply;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check is shown a ring in which one thing is broken: by a forged answer, a fleet that is not as it should be, or a bad node. */
@Timeout(180)
class RingConformanceTest {

    /** Quicker than what users have to wait for. */
    private static final NodeSettings NODE = NodeSettings.DEFAULT
            .withChord(NodeSettings.DEFAULT
                    .chord()
                    .withSuccessors(5)
                    .withPace(Pace.uniform(Duration.ofMillis(200), Duration.ofMillis(300)))
                    .withTimeouts(Duration.ofMillis(500), Duration.ofMillis(700), Duration.ofSeconds(3)))
            .withDhash(
                    new DhashSettings(3, 2, Duration.ofMillis(800), 0, Duration.ofMillis(500), Duration.ofSeconds(1)));

    private static final Seed SEED = new Seed(1);

    private final ForgedTestbed testbed = new ForgedTestbed();

    private static RingSpec spec(Variant variant) {
        RingSpec usual = ExaminedRing.spec("corrected");
        return new RingSpec(
                        usual.nodes(),
                        usual.virtualNodes(),
                        usual.formation(),
                        NODE.withVariant(variant),
                        usual.latency(),
                        0)
                .withStore(Store.DISK);
    }

    private static String host(int number) {
        return RingSpec.hostName(SEED, number);
    }

    private Report report(Variant variant, List<Check<? super ExaminedRing>> checks) {
        return Conformance.of(testbed, spec(variant), ForgedTestbed.IMPATIENT, checks, name -> {});
    }

    private Report report(List<Check<? super ExaminedRing>> checks) {
        return report(Variant.CORRECTED, checks);
    }

    /** Of a ring that has been founded, with maintenance running and blocks to look at. */
    private static List<Check<? super ExaminedRing>> after(Check<? super ExaminedRing> check) {
        return List.of(new FoundingCheck(), new Stocked(), check);
    }

    /** Does something to a ring in the place of a check. */
    private record Act(String name, Consumer<ExaminedRing> act) implements Check<ExaminedRing> {
        @Override
        public String examine(ExaminedRing ring) {
            act.accept(ring);
            return "done";
        }
    }

    /** Blocks through a host whose answers are genuine. */
    private static final class Stocked implements Check<ExaminedRing> {
        @Override
        public String name() {
            return "stock";
        }

        @Override
        public String examine(ExaminedRing ring) {
            for (Examined host : ring.all()) {
                host.ask(testee -> testee.switchMaintenance(true));
            }
            SampleBlocks blocks = new SampleBlocks(ring.chance());
            for (int i = 0; i < 20; i++) {
                ring.all().get(0).ask(testee -> testee.store(0, blocks.content()));
            }
            return "20 blocks";
        }
    }

    private static void assertFound(Report report, String name, Outcome outcome, String words) {
        assertThat(report.findings())
                .as(report.findings().toString())
                .filteredOn(finding -> finding.name().equals(name))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.outcome()).as(finding.text()).isEqualTo(outcome);
                    assertThat(finding.text()).contains(words);
                });
    }

    private static void assertBroken(Report report, String name, String words) {
        assertFound(report, name, Outcome.BROKEN, words);
        assertThat(report.isComplete()).isFalse();
    }

    @Test
    void theNodeOfThisRepositoryKeepsEverything() {
        List<Check<? super ExaminedRing>> checks = new ArrayList<>(Conformance.onARing(ForgedTestbed.IMPATIENT));
        checks.removeIf(check -> check instanceof LastHostCheck); // a host within this process is patient for a minute
        checks.removeIf(check -> check instanceof ReformCheck); // and shares it with others
        List<String> looked = new ArrayList<>();

        Report report = Conformance.of(testbed, spec(Variant.CORRECTED), ForgedTestbed.IMPATIENT, checks, looked::add);

        assertThat(report.findings()).hasSameSizeAs(checks).allSatisfy(finding -> assertThat(finding.outcome())
                .as(finding.toString())
                .isEqualTo(Outcome.KEPT));
        assertThat(report.isComplete()).isTrue();
        assertThat(looked).isEqualTo(checks.stream().map(Check::name).toList());
    }

    /** It is optional, so it does not count. */
    @Test
    void whoCannotReformKeepsTheContract() {
        Report report = report(after(new ReformCheck()));

        assertFound(report, "reforming", Outcome.OUT_OF_REACH, "it says that it cannot, which it need not");
        assertThat(report.isComplete()).isTrue();
    }

    @Test
    void whoSaysThatItHasReformedAndIsWhatItWasIsFound() {
        Check<ExaminedRing> claims = new Act("claims", ring -> testbed.fleet().claimReforms());

        assertBroken(
                report(List.of(new FoundingCheck(), new Stocked(), claims, new ReformCheck())),
                "addresses",
                "which is none of its nodes");
    }

    // ---- forged answers

    record Forged(String method, Forgery forgery, Check<? super ExaminedRing> check, String name, String words) {
        @Override
        public String toString() {
            return name + ": " + words;
        }
    }

    static Stream<Forged> forgedAnswers() {
        return Stream.of(
                new Forged(
                        "Inspect", Forgeries.OUTSIDE, new VariantCheck(), "founding", "only 2 of its 3 virtual nodes"),
                new Forged("Inspect", Forgeries.FORGED_ID, new VariantCheck(), "addresses", "instead of the SHA-1"),
                new Forged("Inspect", Forgeries.OTHER_NODE, new AddressesCheck(), "addresses", "about node 0 alone"),
                new Forged("Status", Forgeries.OTHER_HOST, new AddressesCheck(), "addresses", "'somebody:7000'"),
                new Forged(
                        "Check",
                        Forgeries.NOT_SERVING,
                        new HealthCheck(ForgedTestbed.IMPATIENT),
                        "health",
                        "does not say SERVING, 0.5 s after"),
                new Forged(
                        "Check",
                        Forgery.error(Status.UNIMPLEMENTED),
                        new HealthCheck(ForgedTestbed.IMPATIENT),
                        "health",
                        "ended with UNIMPLEMENTED"),
                new Forged("Status", Forgeries.SETTINGS, new ToldSettingsCheck(), "settings", "WRINGER_SUCCESSORS=99"),
                new Forged("Status", Forgeries.VARIANT, new VariantCheck(), "variant", "the variant 'home-made'"),
                new Forged("Lookup", Forgeries.OTHER_OWNER, new IdealRingCheck(), "the ring", "instead of the owner"),
                new Forged("Inspect", Forgeries.SHORT_LIST, new IdealRingCheck(), "the ring", "in a ring just founded"),
                new Forged("Put", Forgeries.NOBODY_ACKNOWLEDGED, new IdealRingCheck(), "the ring", "it takes 2 of"),
                new Forged(
                        "Status",
                        Forgery.silence(),
                        new AnswersCheck(),
                        "answers",
                        "Status was not answered for 2.0 s"),
                new Forged("Lookup", Forgeries.NO_OWNER, new AnswersCheck(), "answers", "names no owner"),
                new Forged(
                        "Get",
                        Forgery.error(Status.INTERNAL),
                        new AnswersCheck(),
                        "answers",
                        "Get ended with INTERNAL"),
                new Forged(
                        "error of Lookup",
                        Forgery.error(Status.INTERNAL),
                        new FaultyCallsCheck(true),
                        "calls at fault",
                        "a Lookup of a key of 5 bytes ended with INTERNAL instead of INVALID_ARGUMENT; a Lookup by"),
                new Forged(
                        "error of Put",
                        Forgery.error(Status.UNAVAILABLE),
                        new FaultyCallsCheck(true),
                        "calls at fault",
                        "a Put of 1048577 bytes ended with UNAVAILABLE instead of RESOURCE_EXHAUSTED"),
                new Forged(
                        "Put",
                        Forgeries.NOBODY_ACKNOWLEDGED,
                        new AcknowledgementsCheck(),
                        "acknowledgements",
                        "nobody is named"),
                new Forged(
                        "Inspect",
                        Forgeries.OTHER_DIGESTS,
                        new InspectionCheck(),
                        "inspection",
                        "are not those of the contents"),
                new Forged(
                        "Inspect", Forgeries.NO_DIGESTS, new InspectionCheck(), "answers", "has 0 bytes instead of 20"),
                new Forged("Get", Forgeries.OTHER_BLOCK, new PutsCheck(), "puts and gets", "brought another block"),
                new Forged("Status", Forgeries.MAINTAINS, new MaintenanceCheck(), "maintenance", "was told to stop it"),
                new Forged("Status", Forgeries.MAINTAINS_NOT, new MaintenanceCheck(), "maintenance", "to let it run"));
    }

    @ParameterizedTest
    @MethodSource
    void forgedAnswers(Forged broken) {
        testbed.with(broken.method(), broken.forgery());

        assertBroken(
                report(List.of(new FoundingCheck(), new Lenient(), broken.check())), broken.name(), broken.words());
    }

    /** Maintenance runs from now on, even if a host does not admit that, and there are a few blocks. */
    private static final class Lenient implements Check<ExaminedRing> {
        @Override
        public String name() {
            return "switching maintenance on";
        }

        @Override
        public String examine(ExaminedRing ring) {
            ring.all().forEach(host -> host.ask(testee -> testee.switchMaintenance(true)));
            SampleBlocks blocks = new SampleBlocks(ring.chance());
            for (int i = 0; i < 5; i++) { // some of them are held by whoever is to be caught
                ring.all().get(0).ask(testee -> testee.store(0, blocks.content()));
            }
            return "done";
        }
    }

    // ---- bad nodes

    record Bad(Variant variant, Check<? super ExaminedRing> check, String name, String words) {
        @Override
        public String toString() {
            return variant.commandLineName() + ": " + name;
        }
    }

    static Stream<Bad> badNodes() {
        return Stream.of(
                new Bad(
                        Variant.UNKEPT_REPLICAS,
                        new AcknowledgementsCheck(),
                        "acknowledgements",
                        "and shows none under"),
                new Bad(Variant.DISCARDING_REPLICA, new AcknowledgementsCheck(), "acknowledgements", "and shows none"),
                new Bad(Variant.UNVERIFIED_FETCH, new PutsCheck(), "puts and gets", "a result instead of REJECTED"),
                new Bad(Variant.STALE_VERSION, new VersionsCheck(), "versions", "instead of SUPERSEDED"),
                new Bad(Variant.DROPPED_UPDATES, new VersionsCheck(), "versions", "wins"),
                new Bad(Variant.FIRST_VERSION_STAYS, new VersionsCheck(), "versions", "of equal numbers"),
                new Bad(
                        Variant.SKIPPED_REPLICA_REPAIR,
                        new MaintenanceCheck(),
                        "maintenance",
                        "does not hold the block"),
                new Bad(Variant.UNVERIFIED_FETCH, new DamagedDiskCheck(), "damaged disks", "brought a forged one"),
                new Bad(Variant.SKIPPED_HAND_OVER, new LeavingCheck(), "leaving", "does not hold the block"),
                new Bad(Variant.SKIPPED_HAND_OVER, new LeaveCallCheck(), "leaving", "does not hold the block"),
                new Bad(Variant.SKIPPED_HAND_OVER, new LastHostCheck(), "leaving", "with status 0 instead of 2"));
    }

    @ParameterizedTest
    @MethodSource
    void badNodes(Bad bad) {
        assertBroken(report(bad.variant(), after(bad.check())), bad.name(), bad.words());
    }

    // ---- hosts that do not do what they are told

    private Check<ExaminedRing> with(Consumer<ForgedFleet> change) {
        return new Act("change", ring -> change.accept(testbed.fleet()));
    }

    private Report reportWith(Consumer<ForgedFleet> change, Check<? super ExaminedRing> check) {
        return report(List.of(new FoundingCheck(), new Stocked(), with(change), check));
    }

    @Test
    void aHostThatDoesNotGetIn() {
        testbed.withVictim(4).with("Inspect", Forgeries.OUTSIDE);

        Report report = report(after(new JoiningCheck()));

        assertBroken(report, "founding", host(4) + ": only 2 of its 3 virtual nodes are members");
        assertFound(report, "joining", Outcome.UNDECIDED, "came upon a breach of founding");
    }

    @Test
    void aHostThatDoesNotSayByItsStatusThatItCannotJoin() {
        assertBroken(
                reportWith(fleet -> fleet.endWith(host(4), 0), new NoWayInCheck()),
                "no way in",
                "it ended with status 0 instead of 1");
    }

    @Test
    void aHostThatDoesNotSayByItsStatusThatItsSettingsAreWrong() {
        assertBroken(
                reportWith(fleet -> fleet.endWrongSettingsWith(1), new SettingsCheck()),
                "wrong settings",
                "it ended with status 1 instead of 3");
    }

    /** It does the opposite, and says what it was told. */
    @Test
    void aHostThatOnlySaysThatItStopsMaintenance() {
        Report report = reportWith(fleet -> lieAboutMaintenance(fleet, true), new MaintenanceCheck());

        assertBroken(report, "maintenance", "has changed its tables meanwhile");
    }

    @Test
    void aHostThatOnlySaysThatItResumesMaintenance() {
        Report report = reportWith(fleet -> lieAboutMaintenance(fleet, false), new MaintenanceCheck());

        assertBroken(report, "maintenance", "after maintenance has resumed");
    }

    private void lieAboutMaintenance(ForgedFleet fleet, boolean always) {
        AtomicInteger told = new AtomicInteger(); // by the check: to stop, to stop, to go on
        testbed.with("SwitchMaintenance", (genuine, harness) -> {
            told.incrementAndGet();
            tellGenuine(fleet, always);
            harness.onNext(genuine);
            harness.onCompleted();
        });
        testbed.with("Status", Forgery.of(StatusReply.class, same -> same.toBuilder()
                .setMaintenance(told.get() != 1 && told.get() != 2)
                .build()));
        tellGenuine(fleet, always);
    }

    private static void tellGenuine(ForgedFleet fleet, boolean running) {
        try (Testees testees = new Testees();
                Testee genuine = testees.at(fleet.genuineAddress(host(ForgedTestbed.VICTIM)))) {
            genuine.switchMaintenance(running).join();
        }
    }

    @Test
    void aHostThatHasForgottenItsDisk() {
        assertBroken(
                reportWith(ForgedFleet::loseDisks, new RestartCheck()),
                "restarting",
                "in WRINGER_STORE before it was killed, and does not show it any more");
    }

    @Test
    void aHostThatDoesNotSayThatItsDiskIsFull() {
        assertBroken(
                reportWith(ForgedFleet::hideFullDisks, new FullDiskCheck()),
                "full disks",
                "its Status does not say that its disk is full");
    }

    @Test
    void aHostThatSaysThatItsDiskIsFullAndTakesBlocks() {
        testbed.withVictim(3).with("Status", Forgeries.FULL);

        assertBroken(
                reportWith(ForgedFleet::hideFullDisks, new FullDiskCheck()),
                "full disks",
                "its disk is full, and it is named as having acknowledged a new block");
    }

    @Test
    void aHostThatSaysThatItHasLeftBlocksBehind() {
        testbed.withVictim(3).with("Leave", Forgeries.HANDED_NOTHING_OVER);

        assertBroken(report(after(new LeavingCheck())), "leaving", "3 blocks were not handed over in time");
        assertBroken(report(after(new LeaveCallCheck())), "leaving", "3 blocks were not handed over in time");
    }

    @Test
    void aHostThatEndsWithAnotherStatusAfterItsAnswer() {
        assertBroken(
                reportWith(fleet -> fleet.endWith(host(3), 143), new LeaveCallCheck()),
                "leaving",
                "it ended with status 143 after its answer to Leave, instead of 0");
    }

    @Test
    void aHostThatEndsUnasked() {
        Report report = report(List.of(
                new FoundingCheck(),
                new Act("planting", ring -> {
                    testbed.fleet().makeThrow(host(2), new IllegalStateException("planted"));
                    new Patience(Duration.ofSeconds(20))
                            .until(() -> ring.obituary(host(2)).isPresent());
                }),
                new AddressesCheck(),
                new RunningCheck()));

        assertBroken(report, "running", host(2) + " has crashed: its own code threw IllegalStateException (planted)");
        assertFound(report, "addresses", Outcome.UNDECIDED, host(2) + " has ended");
    }

    /** Whoever notices it first by a call that is not answered tells the same. */
    @Test
    void aHostThatEndsUnderACall() {
        testbed.with("Get", (genuine, harness) -> {
            testbed.fleet().makeThrow(host(ForgedTestbed.VICTIM), new IllegalStateException("planted"));
            new Patience(Duration.ofSeconds(20))
                    .until(() ->
                            testbed.fleet().obituary(host(ForgedTestbed.VICTIM)).isPresent());
            harness.onError(Status.UNAVAILABLE.asRuntimeException());
        });

        Report report = report(List.of(new FoundingCheck(), new AnswersCheck(), new RunningCheck()));

        assertBroken(report, "running", "threw IllegalStateException (planted)");
        assertFound(report, "answers", Outcome.UNDECIDED, "came upon a breach of running");
    }

    @Test
    void whoeverIsSilentIsNotAskedForEver() {
        testbed.with("Status", Forgery.silence());

        Report report = report(List.of(new FoundingCheck(), new AnswersCheck(), new VersionsCheck()));

        assertFound(report, "versions", Outcome.UNDECIDED, host(ForgedTestbed.VICTIM) + " does not answer any more");
    }

    /** What is no member after a check would keep all others waiting. */
    @Test
    void whoDoesNotGetInIsNotWaitedForAgain() {
        testbed.withVictim(4).with("Inspect", Forgeries.OUTSIDE);

        Report report = report(List.of(
                new FoundingCheck(), new Stocked(), new JoiningCheck(), new RestartCheck(), new LeavingCheck()));

        assertBroken(report, "founding", host(4));
        assertFound(report, "restarting", Outcome.KEPT, "came back with all of its");
        assertFound(report, "leaving", Outcome.KEPT, "ended with status 0");
    }

    @Test
    void withoutARingThereIsNothingToLookAt() {
        testbed.with("Inspect", Forgeries.OUTSIDE);

        Report report = report(List.of(new FoundingCheck(), new VersionsCheck()));

        assertFound(report, "versions", Outcome.UNDECIDED, "nothing to look at: see founding");
    }
}
