package dev.wringer;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of the architecture, over the packages below one root: {@code dev.wringer} for the project itself, and
 * another root for the samples that show that each rule can fail.
 */
record Rules(String root) {

    private static final List<String> MODULES_FROM_USED_TO_USER = List.of("node", "harness", "reports", "scenarios");

    private static final List<String> CORE = List.of(
            "node.id",
            "node.protocol",
            "node.port",
            "node.block",
            "node.chord",
            "node.dhash",
            "node.knownbad",
            "node.misbehaving");

    /** What a scenario may name. */
    /** Peers are names, and blocks prove themselves: neither is the protocol. */
    private static final List<String> ORACLE_SOURCES =
            List.of("harness.oracle", "harness.record", "node.id", "node.block", "node.protocol");

    private static final List<String> SCENARIO_VOCABULARY = List.of(
            "scenarios",
            "harness.fault",
            "harness.junit",
            "harness.nemesis",
            "harness.oracle",
            "harness.record",
            "harness.ring",
            "harness.schedule",
            "harness.stats",
            "harness.trial",
            "harness.workload",
            "node.block",
            "node.id");

    private static final List<String> COMPARISON_SOURCES =
            List.of("harness.compare", "harness.oracle", "harness.setting", "harness.stats", "harness.trial");

    /** Methods whose answer differs from one run to the next, by class. */
    private static final Map<String, Set<String>> UNREPEATABLE = Map.of(
            "java.lang.System",
            Set.of("nanoTime", "currentTimeMillis", "identityHashCode", "getenv", "getProperty", "getProperties"),
            "java.lang.Math",
            Set.of("random"),
            "java.lang.Object",
            Set.of("wait", "notify", "notifyAll"),
            "java.util.Set",
            Set.of("of", "copyOf"),
            "java.util.Map",
            Set.of("of", "ofEntries", "copyOf"),
            "java.util.stream.Collectors",
            Set.of("toSet", "toUnmodifiableSet", "toUnmodifiableMap"),
            "java.util.Collection",
            Set.of("parallelStream"),
            "java.util.stream.BaseStream",
            Set.of("parallel"));

    Rules() {
        this("dev.wringer");
    }

    /** Rule 1. */
    ArchRule theCoreIsDeterministic() {
        var core = in(CORE);
        return CompositeArchRule.of(noClasses()
                        .that(core)
                        .should()
                        .dependOnClassesThat(isIndeterministic())
                        .allowEmptyShould(true))
                .and(noClasses()
                        .that(core)
                        .should()
                        .accessTargetWhere(isUnrepeatable())
                        .allowEmptyShould(true))
                .and(noMethods()
                        .that()
                        .areDeclaredInClassesThat(core)
                        .should()
                        .haveModifier(JavaModifier.SYNCHRONIZED)
                        .allowEmptyShould(true))
                .as("the protocol core is deterministic")
                .because("the same seed must give the same run, in simulation and out of it: the core is called, and"
                        + " asks for time, threads and randomness through node.port only");
    }

    /** Rule 2. */
    ArchRule protobufStaysAtTheEdge() {
        return noClasses()
                .that(in("").and(not(in("node.grpc", "harness.testee", "testee"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.google.protobuf..", "io.grpc.protobuf..")
                        .or(resideInAPackage(packages("testee"))))
                .allowEmptyShould(true)
                .as("protobuf types stay in node.grpc and in the harness's client of the testee service")
                .because("the wire format may change without the protocol or the harness noticing");
    }

    /** Rule 3. */
    ArchRule theOracleNeverAsksTheProtocol() {
        return noClasses()
                .that(in("harness.oracle"))
                .should()
                .dependOnClassesThat(in("").and(not(in(ORACLE_SOURCES))))
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("io.grpc..", "com.google.protobuf.."))
                .allowEmptyShould(true)
                .as("the oracle sees ids, the record and snapshots, never the protocol")
                .because("an oracle that shares code with the protocol shares its bugs");
    }

    /** Rule 4. */
    ArchRule scenariosSeeTheVocabularyOnly() {
        return noClasses()
                .that(in("scenarios"))
                .should()
                .dependOnClassesThat(in("").and(not(in(SCENARIO_VOCABULARY))))
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("io.grpc..", "com.google.protobuf.."))
                .orShould()
                .accessTargetWhere(isSleep())
                .allowEmptyShould(true)
                .as("scenarios see rings, faults, workloads, checks and results: no testbed, no gRPC, no sleep")
                .because("one scenario, written once, runs on every testbed, and on some of them time is virtual");
    }

    /** What a comparison concludes follows from results alone, whoever has made them. */
    ArchRule comparisonsSeeResultsOnly() {
        return noClasses()
                .that(in("harness.compare"))
                .should()
                .dependOnClassesThat(in("").and(not(in(COMPARISON_SOURCES))))
                .allowEmptyShould(true)
                .as("comparisons see results, statistics and how numbers are written")
                .because("two results say the same wherever they come from");
    }

    /** Rule 5. */
    ArchRule packagesHaveNoCycles() {
        return slices().matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .as("packages have no cycles")
                .because("a cycle of packages is one package that has not been admitted");
    }

    ArchRule modulesPointFromUserToUsed() {
        var rule = CompositeArchRule.of(noClasses()
                .that(in(MODULES_FROM_USED_TO_USER))
                .should()
                .dependOnClassesThat(in("cli"))
                .allowEmptyShould(true));
        for (int i = 0; i < MODULES_FROM_USED_TO_USER.size() - 1; i++) {
            rule = rule.and(noClasses()
                    .that(in(MODULES_FROM_USED_TO_USER.get(i)))
                    .should()
                    .dependOnClassesThat(in(MODULES_FROM_USED_TO_USER.subList(i + 1, MODULES_FROM_USED_TO_USER.size())))
                    .allowEmptyShould(true));
        }
        return rule.as("modules point from user to used: scenarios, reports, harness, node")
                .because("a node image must be buildable without the harness, and a harness without the reports");
    }

    ArchRule namesSayWhatThingsAre() {
        return CompositeArchRule.of(noClasses()
                        .that(in(""))
                        .should()
                        .haveNameMatching(".*(Util|Utils|Helper|Helpers|Impl)")
                        .allowEmptyShould(true))
                .and(noClasses()
                        .that(in(""))
                        .should()
                        .resideInAnyPackage("..util..", "..common..", "..impl..")
                        .allowEmptyShould(true))
                .as("no class is named Util, Helper or Impl, and no package util, common or impl")
                .because("such a name says that the idea has not been found yet");
    }

    ArchRule onlyTheCommandPrints() {
        return noClasses()
                .that(in("").and(not(in("cli"))))
                .should()
                .accessTargetWhere(describe(
                        "the standard streams",
                        access -> access.getTargetOwner().isEquivalentTo(System.class)
                                && Set.of("in", "out", "err").contains(access.getName())))
                .orShould()
                .dependOnClassesThat(resideInAPackage("java.util.logging.."))
                .allowEmptyShould(true)
                .as("nothing but the command writes to the terminal, and nothing uses java.util.logging")
                .because("standard output belongs to the command and its callers' scripts");
    }

    ArchRule everyPackageIsNullMarked() {
        return classes()
                .that(in("").and(not(in("testee", "node.grpc.v1")))) // generated
                .should(resideInANullMarkedPackage())
                .allowEmptyShould(true)
                .as("every package has a package-info.java with @NullMarked")
                .because("NullAway looks at nothing else");
    }

    private static DescribedPredicate<JavaClass> isIndeterministic() {
        return resideInAnyPackage(
                        "java.io..",
                        "java.net..",
                        "java.util.concurrent..",
                        "java.util.random..",
                        "java.lang.ref..",
                        "io.grpc..",
                        "io.netty..",
                        "com.google.protobuf..")
                .or(resideInAPackage("java.nio..").and(not(resideInAPackage("java.nio.charset"))))
                .or(describe("clocks, threads, random numbers and UUIDs", type -> Set.of(
                                "java.lang.Process",
                                "java.lang.ProcessBuilder",
                                "java.lang.ProcessHandle",
                                "java.lang.Runtime",
                                "java.lang.Thread",
                                "java.lang.ThreadLocal",
                                "java.security.SecureRandom",
                                "java.time.Clock",
                                "java.util.IdentityHashMap",
                                "java.util.Random",
                                "java.util.SplittableRandom",
                                "java.util.Timer",
                                "java.util.TimerTask",
                                "java.util.UUID",
                                "java.util.WeakHashMap")
                        .contains(type.getName())))
                .as("do input or output, run threads, read clocks or draw random numbers");
    }

    /** Calls as well as method references. */
    private static DescribedPredicate<JavaAccess<?>> isUnrepeatable() {
        return describe("the clock, a salted collection or another thing that differs from run to run", access -> {
            var owner = access.getTargetOwner();
            return (access.getName().equals("now") && owner.getPackageName().startsWith("java.time"))
                    || UNREPEATABLE.entrySet().stream()
                            .anyMatch(entry -> entry.getValue().contains(access.getName())
                                    && owner.isAssignableTo(entry.getKey()));
        });
    }

    private static DescribedPredicate<JavaAccess<?>> isSleep() {
        return describe(
                "a sleep",
                access -> access.getName().equals("sleep")
                        && Set.of("java.lang.Thread", "java.util.concurrent.TimeUnit")
                                .contains(access.getTargetOwner().getName()));
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                JavaPackage home = type.getPackage();
                Optional<?> info = home.tryGetPackageInfo();
                boolean marked = info.isPresent() && home.isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(
                        type, marked, "package %s %s @NullMarked".formatted(home.getName(), marked ? "is" : "is not")));
            }
        };
    }

    private DescribedPredicate<JavaClass> in(List<String> names) {
        return in(names.toArray(String[]::new));
    }

    /** Classes in one of the packages of these names, or below. */
    private DescribedPredicate<JavaClass> in(String... names) {
        return resideInAnyPackage(Arrays.stream(names).map(this::packages).toArray(String[]::new))
                .as("in %s", String.join(", ", names));
    }

    private String packages(String name) {
        return Stream.of(root, name)
                        .filter(part -> !part.isEmpty())
                        .reduce("%s.%s"::formatted)
                        .orElseThrow() + "..";
    }
}
