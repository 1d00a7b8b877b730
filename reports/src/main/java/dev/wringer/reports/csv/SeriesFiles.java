package dev.wringer.reports.csv;

import dev.wringer.harness.record.Operation;
import dev.wringer.node.protocol.Peer;
import dev.wringer.reports.ReportFailure;
import dev.wringer.reports.trial.CaughtViolation;
import dev.wringer.reports.trial.Census;
import dev.wringer.reports.trial.DrawnRing;
import dev.wringer.reports.trial.DrawnTrial;
import dev.wringer.reports.trial.ExplainedOperation;
import dev.wringer.reports.trial.Fault;
import dev.wringer.reports.trial.RingHealth;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What happened in the trials of a run: {@code operations.csv}, {@code faults.csv}, {@code census.csv}, {@code ring.csv} and
 * {@code violations.csv} (RFC 4180: UTF-8, lines end in CR LF). docs/RESULTS-EXPLAINED.md says what each column is.
 * Names of columns end with the unit, times are seconds since the trial began and exact, several nodes in one field are
 * parted by blanks.
 */
public final class SeriesFiles implements AutoCloseable {

    private static final Map<String, List<String>> HEADERS = headers();

    private final CsvFile operations;
    private final CsvFile faults;
    private final CsvFile censuses;
    private final CsvFile health;
    private final CsvFile violations;

    /**
     * Begins the files of a run; they are there once {@link #finish} was called and they are closed.
     *
     * @throws dev.wringer.reports.ReportFailure if they cannot be written
     */
    public SeriesFiles(Path folder) {
        List<CsvFile> files = open(folder, HEADERS);
        this.operations = files.get(0);
        this.faults = files.get(1);
        this.censuses = files.get(2);
        this.health = files.get(3);
        this.violations = files.get(4);
    }

    /** All of them or none: what was begun before one that cannot be written is taken away again. */
    private static List<CsvFile> open(Path folder, Map<String, List<String>> headers) {
        List<CsvFile> files = new ArrayList<>();
        try {
            headers.forEach((name, header) -> files.add(new CsvFile(folder.resolve(name), header)));
            return files;
        } catch (ReportFailure e) {
            files.forEach(CsvFile::close);
            throw e;
        }
    }

    private static Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put(
                "operations.csv",
                List.of(
                        "trial",
                        "ring",
                        "operation",
                        "client",
                        "kind",
                        "key",
                        "origin",
                        "intended_s",
                        "invoked_s",
                        "completed_s",
                        "latency_s",
                        "outcome",
                        "explanation",
                        "failure",
                        "detail",
                        "answered_by",
                        "path_length",
                        "path",
                        "dead_contacts",
                        "dead",
                        "misroutes",
                        "corrupt_copies",
                        "acknowledged_by"));
        headers.put(
                "faults.csv",
                List.of("trial", "ring", "kind", "from_s", "until_s", "what", "evidence", "victims", "kept_from"));
        headers.put(
                "census.csv",
                List.of(
                        "trial",
                        "ring",
                        "at_s",
                        "occasion",
                        "blocks",
                        "fully_replicated",
                        "under_replicated",
                        "lost",
                        "missing_copies",
                        "needless_copies",
                        "least_copies"));
        headers.put(
                "ring.csv",
                List.of(
                        "trial",
                        "ring",
                        "at_s",
                        "cause",
                        "members",
                        "wrong_members",
                        "joined_total",
                        "crashed_total",
                        "left_total",
                        "seen_ideal",
                        "invariants_judged",
                        "violations_total"));
        headers.put("violations.csv", List.of("trial", "ring", "at_s", "check", "witness", "members", "operation"));
        return headers;
    }

    /**
     * Adds what happened in one trial.
     *
     * @param name of the trial: that of its record, without the ending
     */
    public void add(String name, DrawnTrial trial) {
        for (DrawnRing ring : trial.rings()) {
            int number = ring.record().number();
            ring.operations().forEach(one -> operation(name, number, one));
            ring.faults().forEach(fault -> fault(name, number, fault));
            ring.censuses().forEach(census -> census(name, number, census));
            ring.health().forEach(point -> health(name, number, point));
            ring.violations().forEach(violation -> violation(name, number, violation));
        }
    }

    private void operation(String trial, int ring, ExplainedOperation one) {
        Operation operation = one.operation();
        operations.line(
                trial,
                ring,
                operation.number(),
                operation.client(),
                lower(operation.kind()),
                operation.key(),
                operation.origin().name(),
                seconds(operation.intendedNanos()),
                seconds(operation.invokedNanos()),
                seconds(operation.completedNanos()),
                seconds(operation.latencyNanos()),
                lower(operation.outcome()),
                one.explanation().orElse(""),
                operation.failure().map(Enum::name).orElse(""),
                operation.detail(),
                operation.answeredBy().map(Peer::name).orElse(""),
                operation.path().size(),
                names(operation.path()),
                operation.dead().size(),
                names(operation.dead()),
                operation.misroutes(),
                operation.corrupt(),
                names(operation.replicas()));
    }

    private void fault(String trial, int ring, Fault fault) {
        faults.line(
                trial,
                ring,
                lower(fault.kind()),
                seconds(fault.fromNanos()),
                until(fault.untilNanos()),
                fault.what(),
                fault.evidence(),
                String.join(" ", fault.hosts()),
                String.join(" ", fault.others()));
    }

    /** What was never taken back has no end, and neither has what happens at an instant. */
    private static String until(OptionalLong nanos) {
        return nanos.isPresent() && nanos.getAsLong() < Long.MAX_VALUE ? seconds(nanos.getAsLong()) : "";
    }

    private void census(String trial, int ring, Census census) {
        censuses.line(
                trial,
                ring,
                seconds(census.atNanos()),
                census.label(),
                census.blocks(),
                census.full(),
                census.under(),
                census.lost(),
                text(census.missing()),
                text(census.elsewhere()),
                text(census.leastCopies()));
    }

    private static String text(OptionalLong number) {
        return number.isPresent() ? String.valueOf(number.getAsLong()) : "";
    }

    private static String text(OptionalInt number) {
        return number.isPresent() ? String.valueOf(number.getAsInt()) : "";
    }

    private void health(String trial, int ring, RingHealth point) {
        String seen =
                switch (point.ideal()) {
                    case IDEAL -> "true";
                    case NOT_IDEAL -> "false";
                    case NOT_LOOKED -> "";
                };
        health.line(
                trial,
                ring,
                seconds(point.atNanos()),
                point.cause(),
                point.members(),
                text(point.wrong()),
                point.joined(),
                point.crashed(),
                point.left(),
                seen,
                point.judged(),
                point.violations());
    }

    private void violation(String trial, int ring, CaughtViolation violation) {
        OptionalInt operation = violation.operation();
        violations.line(
                trial,
                ring,
                seconds(violation.atNanos()),
                violation.check(),
                violation.witness(),
                names(violation.members()),
                text(operation));
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static String names(Collection<Peer> peers) {
        return peers.stream().map(Peer::name).collect(Collectors.joining(" "));
    }

    private static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString();
    }

    /** All trials have been added. */
    public void finish() {
        List.of(operations, faults, censuses, health, violations).forEach(CsvFile::finish);
    }

    @Override
    public void close() {
        try (violations;
                health;
                censuses;
                faults) {
            operations.close();
        }
    }
}
