package dev.wringer.harness.workload;

import dev.wringer.harness.setting.Decimals;
import dev.wringer.harness.setting.Kind;
import dev.wringer.harness.setting.Misfit;
import dev.wringer.harness.setting.Percentages;

/** Choices of keys as parameters: {@code uniform}, {@code zipf:0.99}, {@code hot:50%}. */
public final class KeyChoices implements Kind<KeyChoice> {

    private static final double LEAST_EXPONENT = 0.01;

    @Override
    public KeyChoice read(String text) throws Misfit {
        if (text.equals("uniform")) {
            return new KeyChoice.Uniform();
        }
        if (text.startsWith("zipf:")) {
            return new KeyChoice.Zipf(new Decimals(LEAST_EXPONENT, 10).read(text.substring("zipf:".length())));
        }
        if (text.startsWith("hot:")) {
            return new KeyChoice.Hot(Percentages.ALL.read(text.substring("hot:".length())));
        }
        throw new Misfit("is not one of " + range());
    }

    @Override
    public String write(KeyChoice value) {
        return value.toString();
    }

    @Override
    public String range() {
        return "uniform | zipf:0.99 | hot:50%";
    }
}
