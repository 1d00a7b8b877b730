package dev.wringer.harness.blueprint;

import dev.wringer.harness.setting.Kind;
import dev.wringer.harness.setting.Misfit;
import dev.wringer.harness.setting.TimeRange;
import dev.wringer.node.chord.Pace;

/** How often nodes maintain their tables: {@code 15s..45s}, uniform between the two, or {@code adaptive:1s..20s}. */
public final class Paces implements Kind<Pace> {

    private static final String ADAPTIVE = "adaptive:";

    @Override
    public Pace read(String text) throws Misfit {
        if (text.startsWith(ADAPTIVE)) {
            TimeRange bounds = TimeRange.read(text.substring(ADAPTIVE.length()));
            return Pace.adaptive(bounds.shortest(), bounds.longest());
        }
        TimeRange bounds = TimeRange.read(text);
        return Pace.uniform(bounds.shortest(), bounds.longest());
    }

    @Override
    public String write(Pace value) {
        return (value.adaptive() ? ADAPTIVE : "") + new TimeRange(value.shortest(), value.longest());
    }

    @Override
    public String range() {
        return "shortest..longest, as 15s..45s, or adaptive:1s..20s";
    }
}
