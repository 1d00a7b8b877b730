package dev.wringer.reports;

import dev.wringer.harness.stats.LinearFit;
import dev.wringer.harness.trial.Measurement;
import dev.wringer.harness.trial.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One line that says how a measurement grows with each doubling of the swept value. */
public final class GrowthLine {

    private GrowthLine() {}

    /**
     * Fits a straight line over the logarithm to base 2 of the swept value, each trial a point.
     *
     * @param results of one scenario
     * @param measurement the name of what grows
     * @param expected by how much it should grow
     * @return the line, or empty if there are too few trials, or too few swept values, for a slope with an interval
     */
    public static Optional<String> of(List<TrialResult> results, String measurement, double expected) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (TrialResult result : results) {
            Optional<Double> value = value(result, measurement);
            if (result.sweep().isPresent() && value.isPresent()) {
                x.add(StrictMath.log(result.sweep().get().value()) / StrictMath.log(2));
                y.add(value.get());
            }
        }
        if (x.stream().distinct().count() < 3) {
            return Optional.empty();
        }
        LinearFit fit = LinearFit.of(array(x), array(y));
        String parameter = results.get(0).sweep().orElseThrow().parameter();
        return fit.slopeInterval()
                .map(interval -> String.format(
                        Locale.ROOT,
                        "%s grows by %.3f [%.3f, %.3f] with each doubling of %s; theory: %s",
                        measurement,
                        fit.slope(),
                        interval.low(),
                        interval.high(),
                        parameter,
                        expected));
    }

    private static Optional<Double> value(TrialResult result, String name) {
        return result.measurements().stream()
                .filter(measurement -> measurement.name().equals(name))
                .map(Measurement::value)
                .findFirst();
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
