package dev.wringer.harness.workload;

import dev.wringer.harness.setting.Decimals;
import dev.wringer.harness.setting.Kind;
import dev.wringer.harness.setting.Misfit;
import dev.wringer.harness.setting.Times;
import dev.wringer.harness.setting.WholeNumbers;

/** Arrivals as parameters: {@code open:20/s}, {@code closed:8:100ms}. */
public final class Arrivals implements Kind<Arrival> {

    private static final double LEAST_RATE = 0.001;
    private static final Decimals RATES = new Decimals(LEAST_RATE, 1_000_000);
    private static final WholeNumbers CLIENTS = new WholeNumbers(1, 100_000);
    private static final Times THINKING = new Times(0, Double.POSITIVE_INFINITY);

    @Override
    public Arrival read(String text) throws Misfit {
        String[] parts = text.split(":", -1);
        if (parts.length == 2 && parts[0].equals("open") && parts[1].endsWith("/s")) {
            return new Arrival.Open(RATES.read(parts[1].substring(0, parts[1].length() - 2)));
        }
        if (parts.length == 3 && parts[0].equals("closed")) {
            return new Arrival.Closed(Math.toIntExact(CLIENTS.read(parts[1])), THINKING.read(parts[2]));
        }
        throw new Misfit("is not one of " + range());
    }

    @Override
    public String write(Arrival value) {
        return value.toString();
    }

    @Override
    public String range() {
        return "open:20/s | closed:8:100ms (CLIENTS:THINKING)";
    }
}
