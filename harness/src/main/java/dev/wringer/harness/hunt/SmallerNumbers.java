package dev.wringer.harness.hunt;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.WholeNumbers;
import dev.wringer.harness.trial.UsageError;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Smaller whole numbers for the parameters that a scenario has beside those of its ring and of its faults and clients. */
final class SmallerNumbers implements Simplification {

    @Override
    public Stream<Setup> of(Setup setup, List<Event> shown) {
        return setup.settings().parameters().stream()
                .filter(parameter -> parameter.kind() instanceof WholeNumbers)
                .filter(parameter -> Setup.parameters().find(parameter.name()).isEmpty())
                .flatMap(parameter -> smaller(setup, parameter));
    }

    private static Stream<Setup> smaller(Setup setup, Parameter<?> parameter) {
        long number = (Long) setup.settings().get(parameter.name());
        return LongStream.of(0, 1, number / 2, number - 1)
                .filter(other -> other < number)
                .distinct()
                .boxed()
                .flatMap(other -> with(setup, parameter, String.valueOf(other)));
    }

    /** Nothing if the parameter has no such value. */
    private static Stream<Setup> with(Setup setup, Parameter<?> parameter, String text) {
        try {
            return Stream.of(setup.reading(parameter, text));
        } catch (UsageError e) {
            return Stream.of();
        }
    }
}
