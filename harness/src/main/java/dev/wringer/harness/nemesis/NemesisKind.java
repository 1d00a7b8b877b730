package dev.wringer.harness.nemesis;

import dev.wringer.harness.setting.Kind;
import dev.wringer.harness.setting.Misfit;
import java.util.stream.Collectors;

/** Nemeses as values of a parameter: {@code none}, {@code churn:rate=0.2+partitions}. */
public final class NemesisKind implements Kind<Nemesis> {

    @Override
    public Nemesis read(String text) throws Misfit {
        return Nemesis.read(text);
    }

    @Override
    public String write(Nemesis value) {
        return value.toString();
    }

    @Override
    public String range() {
        return Several.NOBODY + " | "
                + Nemesis.all().stream().map(Nemesis.Description::name).collect(Collectors.joining(" | "))
                + ", joined by +, with settings as in churn:rate=0.2,leave=30%";
    }
}
