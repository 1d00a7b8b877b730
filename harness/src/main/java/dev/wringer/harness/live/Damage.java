package dev.wringer.harness.live;

/**
 * What has become of the blocks that were to rot on a disk.
 *
 * @param done how many were damaged
 * @param replaced how many signed ones are not there any more as they were: clients had replaced them before the host died,
 *     and what is no longer there cannot rot
 * @param missed how many others could not be damaged
 */
public record Damage(int done, int replaced, int missed) {

    /** Nothing was to rot. */
    static final Damage NONE = new Damage(0, 0, 0);

    /** What has become of the blocks of both disks. */
    Damage and(Damage other) {
        return new Damage(done + other.done, replaced + other.replaced, missed + other.missed);
    }

    /** As in "13 of 14 blocks damaged". */
    @Override
    public String toString() {
        String all = done + " of " + (done + replaced + missed) + " blocks damaged";
        return replaced == 0 ? all : all + ", " + replaced + " had been replaced";
    }
}
