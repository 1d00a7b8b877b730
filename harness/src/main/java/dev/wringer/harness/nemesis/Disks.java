package dev.wringer.harness.nemesis;

import dev.wringer.harness.fault.Disk;
import dev.wringer.harness.setting.Kind;
import dev.wringer.harness.setting.Misfit;
import dev.wringer.harness.setting.Percentages;

/** What becomes of disks: {@code kept}, {@code lost}, {@code full}, {@code 10% corrupted}. */
final class Disks implements Kind<Disk> {

    private static final String CORRUPTED = " corrupted";

    @Override
    public Disk read(String text) throws Misfit {
        if (text.endsWith(CORRUPTED)) {
            return new Disk.Corrupted(Percentages.ALL.read(text.substring(0, text.length() - CORRUPTED.length())));
        }
        return switch (text) {
            case "kept" -> new Disk.Kept();
            case "lost" -> new Disk.Lost();
            case "full" -> new Disk.Full();
            default -> throw new Misfit("is not one of " + range());
        };
    }

    @Override
    public String write(Disk value) {
        return value.describe().substring("disk ".length());
    }

    @Override
    public String range() {
        return "kept | lost | full | 10% corrupted";
    }
}
