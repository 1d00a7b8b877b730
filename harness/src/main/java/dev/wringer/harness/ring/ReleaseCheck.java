package dev.wringer.harness.ring;

import dev.wringer.harness.record.Release;
import dev.wringer.node.host.SettingVariables;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether hosts run the release that they were started as, by what their Status and whoever has started them say: the variant, the
 * settings and the program that this release has, and one implementation for all hosts of a release.
 */
final class ReleaseCheck {

    private final RingSpec spec;
    private final Map<Release, String> implementations = new EnumMap<>(Release.class); // as first seen

    ReleaseCheck(RingSpec spec) {
        this.spec = spec;
    }

    /**
     * Compares.
     *
     * @param wanted how many hosts there should be an answer of
     * @param program what hosts of this release are started from
     * @param other what those of the other one are
     */
    Evidence of(Release release, int wanted, List<Running> seen, String program, String other) {
        if (seen.size() < wanted) {
            return Evidence.missing("only " + seen.size() + " of " + wanted + " hosts say what they run");
        }
        if (wanted > 0 && isAnotherProgram() && program.equals(other)) {
            return Evidence.missing("baseline and candidate are one and the same: " + program);
        }
        List<String> wrong = new ArrayList<>();
        for (Running host : seen) {
            objection(release, host, program).ifPresent(why -> wrong.add(host.host() + " " + why));
        }
        return wrong.isEmpty() ? Evidence.shown(text(release, seen)) : Evidence.missing(String.join("; ", wrong));
    }

    private boolean isAnotherProgram() {
        return spec.mixture().candidate().filter(Candidate::isAnotherProgram).isPresent();
    }

    private Optional<String> objection(Release release, Running host, String program) {
        if (!host.variant().equals(spec.variant(release))) {
            return Optional.of(
                    "runs the variant " + host.variant() + ", and the " + release + " has " + spec.variant(release));
        }
        if (!host.program().equals(program)) {
            return Optional.of("runs " + host.program() + ", and the " + release + " is " + program);
        }
        Optional<String> other = otherSetting(release, host);
        if (other.isPresent()) {
            return other;
        }
        String usual = implementations.computeIfAbsent(release, first -> host.implementation());
        return host.implementation().equals(usual)
                ? Optional.empty()
                : Optional.of("says that it is " + host.implementation() + ", and another host of the " + release + " "
                        + usual);
    }

    /** Those of which the releases have different values it must tell. */
    private Optional<String> otherSetting(Release release, Running host) {
        Map<String, String> wanted = SettingVariables.of(spec.node(release));
        Map<String, String> others = SettingVariables.of(spec.node(release.other()));
        for (Map.Entry<String, String> each : wanted.entrySet()) {
            String name = each.getKey();
            String said = host.settings().get(name);
            if (said == null ? !each.getValue().equals(others.get(name)) : !said.equals(each.getValue())) {
                return Optional.of((said == null ? "does not tell its " + name : "runs with " + name + "=" + said)
                        + ", and the " + release + " has " + each.getValue());
            }
        }
        return Optional.empty();
    }

    private static String text(Release release, List<Running> seen) {
        return seen.stream()
                .findFirst()
                .map(host -> host.implementation() + ", variant " + host.variant()
                        + (host.program().isEmpty() ? "" : ", " + host.program()))
                .orElse("no host runs the " + release);
    }
}
