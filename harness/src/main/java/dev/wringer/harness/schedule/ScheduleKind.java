package dev.wringer.harness.schedule;

import dev.wringer.harness.setting.Kind;
import dev.wringer.harness.setting.Misfit;

/** Schedules as values of a parameter, in their grammar; {@code none} is the one that does nothing. */
public final class ScheduleKind implements Kind<Schedule> {

    private static final String NOTHING = "none";

    @Override
    public Schedule read(String text) throws Misfit {
        if (text.strip().equals(NOTHING)) {
            return Schedule.NONE;
        }
        try {
            return Schedule.read(text);
        } catch (ScheduleMistake e) {
            throw new Misfit("is no schedule: " + e.getMessage());
        }
    }

    @Override
    public String write(Schedule value) {
        return value.actions().isEmpty() ? NOTHING : value.toString();
    }

    @Override
    public String range() {
        return "none | ACTION at TIME; ACTION TIME..TIME; …";
    }
}
