/**
 * What may be concluded from few rings: estimates with intervals whose unit is the ring, gates on them, and the numbers
 * that theory predicts.
 *
 * <p>Lookups within one ring are correlated — losses come in runs of adjacent dead nodes — so a binomial interval over
 * lookups is too narrow. Everything here starts from one number per ring; rings are independent.
 *
 * <p>All results are the same to the last bit on every machine: arithmetic is IEEE 754, functions come from
 * {@link java.lang.StrictMath} or from Commons Math, and nothing is drawn at random.
 */
@NullMarked
package dev.wringer.harness.stats;

import org.jspecify.annotations.NullMarked;
