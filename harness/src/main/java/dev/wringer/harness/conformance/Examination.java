package dev.wringer.harness.conformance;

import dev.wringer.harness.conformance.Finding.Outcome;
import dev.wringer.harness.live.Obituary;
import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.ring.ContractBreach;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes checks one after the other and keeps what comes of each. What is broken stays so: a clause that one check has found
 * kept, and another one came upon broken, is broken.
 *
 * @param <H> the hosts that it looks at
 */
final class Examination<H extends Hosts> {

    private final H hosts;
    private final Consumer<String> doing;
    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private boolean unsettled; // whether the last check has not come to its end
    private Optional<String> end = Optional.empty(); // why nothing more can be looked at

    /** @param doing told of what is looked at next, which may take its time */
    Examination(H hosts, Consumer<String> doing) {
        this.hosts = hosts;
        this.doing = doing;
    }

    /** Makes all of these checks, and says what has come of them. */
    List<Finding> make(List<? extends Check<? super H>> checks) {
        checks.forEach(check -> findings.put(check.name(), new Finding(check.name(), Outcome.UNDECIDED, "")));
        checks.forEach(this::make);
        return List.copyOf(findings.values());
    }

    private void make(Check<? super H> check) {
        if (end.isPresent()) {
            note(check.name(), Outcome.UNDECIDED, end.get());
            return;
        }
        doing.accept(check.name());
        if (unsettled) {
            hosts.settle();
        }
        boolean good = isGood(check);
        if (!good && check.isPrecondition()) {
            end = Optional.of("nothing to look at: see " + check.name());
        }
        casualty().ifPresent(name -> end = Optional.of(name + " has ended"));
        unsettled = !good;
    }

    private boolean isGood(Check<? super H> check) {
        try {
            note(check.name(), Outcome.KEPT, check.examine(hosts));
            return true;
        } catch (ContractBreach e) {
            broken(check, e.clause(), e.host() + ": " + e.seen());
        } catch (NoAnswer e) {
            silent(check, e);
        } catch (Broken e) {
            note(check.name(), Outcome.BROKEN, e.host() + ": " + e.getMessage());
        } catch (NotChecked e) {
            note(
                    check.name(),
                    e.isOutOfReach() ? Outcome.OUT_OF_REACH : Outcome.UNDECIDED,
                    String.valueOf(e.getMessage()));
            return e.isOutOfReach();
        }
        return false;
    }

    /** A host that has ended is told as that, by whoever has noticed it first. */
    private void silent(Check<? super H> check, NoAnswer silence) {
        Optional<Obituary> obituary = hosts.obituary(silence.host());
        if (obituary.isPresent()) {
            broken(check, Clause.RUNNING, silence.host() + " " + obituary.get().text());
            return;
        }
        broken(check, Clause.ANSWERS, silence.host() + ": " + silence.getMessage());
        if (hosts.all().stream()
                .filter(host -> host.name().equals(silence.host()))
                .anyMatch(host -> !host.isAlive())) {
            end = Optional.of(silence.host() + " does not answer any more");
        }
    }

    private Optional<String> casualty() {
        Optional<Examined> dead = hosts.all().stream()
                .filter(host -> hosts.obituary(host.name()).isPresent())
                .findFirst();
        dead.flatMap(host -> hosts.obituary(host.name()).map(obituary -> host.name() + " " + obituary.text()))
                .ifPresent(text -> note(title(Clause.RUNNING), Outcome.BROKEN, text));
        return dead.map(Examined::name);
    }

    private void broken(Check<? super H> check, Clause clause, String seen) {
        note(title(clause), Outcome.BROKEN, seen);
        if (!check.name().equals(title(clause))) {
            note(check.name(), Outcome.UNDECIDED, "came upon a breach of " + title(clause));
        }
    }

    private static String title(Clause clause) {
        return clause.title();
    }

    private void note(String name, Outcome outcome, String text) {
        Finding before = findings.get(name);
        if (before == null || before.outcome() != Outcome.BROKEN) {
            findings.put(name, new Finding(name, outcome, text));
        }
    }
}
