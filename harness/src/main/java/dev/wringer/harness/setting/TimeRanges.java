package dev.wringer.harness.setting;

/** Ranges of times, {@code 500ms..3s}. */
public final class TimeRanges implements Kind<TimeRange> {

    @Override
    public TimeRange read(String text) throws Misfit {
        return TimeRange.read(text);
    }

    @Override
    public String write(TimeRange value) {
        return value.toString();
    }

    @Override
    public String range() {
        return "shortest..longest, as 500ms..3s";
    }
}
