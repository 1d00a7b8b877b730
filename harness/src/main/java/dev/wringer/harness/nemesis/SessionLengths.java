package dev.wringer.harness.nemesis;

import dev.wringer.harness.setting.Decimals;
import dev.wringer.harness.setting.Kind;
import dev.wringer.harness.setting.Misfit;
import dev.wringer.harness.setting.Times;
import java.time.Duration;

/** Lengths of sessions: {@code exponential:60s}, {@code pareto:60s:1.5}, {@code weibull:60s:0.5}. */
final class SessionLengths implements Kind<SessionLength> {

    private static final Times MEAN = new Times(0.1, Double.POSITIVE_INFINITY);
    private static final Decimals PARETO_SHAPE = new Decimals(1.01, 100);
    private static final Decimals WEIBULL_SHAPE = new Decimals(0.1, 10);

    static String write(Duration mean) {
        return MEAN.write(mean);
    }

    static String write(double shape) {
        return WEIBULL_SHAPE.write(shape);
    }

    @Override
    public SessionLength read(String text) throws Misfit {
        String[] parts = text.split(":", -1);
        String distribution = parts[0];
        int expected = distribution.equals("exponential") ? 2 : 3;
        if (!distribution.matches("exponential|pareto|weibull") || parts.length != expected) {
            throw new Misfit("is not one of " + range());
        }
        Duration mean = part(MEAN, "mean", parts[1]);
        return switch (distribution) {
            case "exponential" -> new SessionLength.Exponential(mean);
            case "pareto" -> new SessionLength.Pareto(mean, part(PARETO_SHAPE, "shape", parts[2]));
            default -> new SessionLength.Weibull(mean, part(WEIBULL_SHAPE, "shape", parts[2]));
        };
    }

    private static <T> T part(Kind<T> kind, String what, String text) throws Misfit {
        try {
            return kind.read(text);
        } catch (Misfit e) {
            throw new Misfit("has a " + what + ", '" + text + "', that " + e.getMessage());
        }
    }

    @Override
    public String write(SessionLength value) {
        return value.toString();
    }

    @Override
    public String range() {
        return "exponential:60s | pareto:60s:1.5 | weibull:60s:0.5";
    }
}
