package dev.wringer.harness.nemesis;

import dev.wringer.node.port.Entropy;

/**
 * The gamma distribution of scale 1, and the function of that name.
 *
 * @param shape ≥ 1
 */
record Gamma(double shape) {

    private static final double G = 7;

    /** Γ(x) for x ≥ 0.5, by Lanczos's approximation (g = 7, 9 coefficients: 15 digits). */
    static double function(double x) {
        double[] coefficients = {
            676.5203681218851,
            -1259.1392167224028,
            771.3234287776531,
            -176.6150291621406,
            12.507343278686905,
            -0.13857109526572012,
            9.984369578019572e-6,
            1.5056327351493116e-7
        };
        double sum = 0.9999999999998099;
        for (int i = 0; i < coefficients.length; i++) {
            sum += coefficients[i] / (x + i);
        }
        double base = x - 1 + G + 0.5;
        return Math.sqrt(2 * Math.PI) * Math.pow(base, x - 0.5) * Math.exp(-base) * sum;
    }

    /** By the method of Marsaglia and Tsang (TOMS'00). */
    double draw(Entropy chance) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double normal = normal(chance);
            double v = Math.pow(1 + c * normal, 3);
            if (v > 0 && Math.log(1 - chance.nextDouble()) < normal * normal / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    /** Standard normal, by the method of Box and Muller. */
    private static double normal(Entropy chance) {
        double radius = Math.sqrt(-2 * Math.log(1 - chance.nextDouble()));
        return radius * Math.cos(2 * Math.PI * chance.nextDouble());
    }
}
