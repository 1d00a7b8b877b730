package dev.wringer.harness.junit;

import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Needs;
import dev.wringer.harness.ring.Testbed;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A scenario's rows on one testbed.
 *
 * @param testbed where they would run
 * @param points the rows, with the defaults of that testbed
 * @param objection why they cannot run there, if so
 */
public record Placement(Testbed testbed, List<Point> points, Optional<String> objection) {

    /** The rows of a scenario on a testbed, with whatever speaks against it. */
    static Placement of(ScenarioDeclaration scenario, Testbed testbed, List<Point> points, List<Demand> demands) {
        Optional<String> ignored = demands.stream()
                .flatMap(demand -> demand.objectionOf(testbed.name()).stream())
                .findFirst();
        return new Placement(testbed, points, ignored.or(() -> objection(scenario, testbed, points)));
    }

    private static Optional<String> objection(ScenarioDeclaration scenario, Testbed testbed, List<Point> points) {
        Set<Capability> needs = new HashSet<>(scenario.needs());
        points.forEach(point -> needs.addAll(Needs.of(point.spec())));
        points.forEach(point -> needs.addAll(Drill.needs(point.settings())));
        return testbed.missing(needs)
                .map(missing -> "it cannot do what this needs: " + missing)
                .or(() -> points.stream()
                        .flatMap(point -> testbed.refusal(point.spec()).stream())
                        .findFirst());
    }
}
