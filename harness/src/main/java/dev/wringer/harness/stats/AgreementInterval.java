package dev.wringer.harness.stats;

/** The interval for rings that all gave the same number: see {@link Estimate.Basis#AGREEMENT}. */
final class AgreementInterval {

    private static final double TAIL = 0.025;

    private AgreementInterval() {}

    /** The interval around the number on which so many rings agree. */
    static Interval around(double agreed, int rings, Scale scale) {
        boolean sizeUnknown = agreed == 0 || scale.endsAt(agreed);
        double deviation = sizeUnknown ? scale.burst() : Math.abs(agreed);
        double reach = greatestDeviatingShare(rings) * deviation;
        return new Interval(agreed - reach, agreed + reach).clippedTo(scale.bounds());
    }

    /** The upper Clopper–Pearson limit for a share of which none was seen in {@code rings} draws: about 3.7 / rings. */
    static double greatestDeviatingShare(int rings) {
        return -StrictMath.expm1(StrictMath.log(TAIL) / rings);
    }
}
