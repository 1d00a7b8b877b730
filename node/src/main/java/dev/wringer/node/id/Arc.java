package dev.wringer.node.id;

/**
 * The half-open arc {@code (from, to]} that runs clockwise: the keys for which a node {@code to} with predecessor
 * {@code from} is responsible (TON'03 §IV-B). If both ends are the same point, the arc is the whole circle.
 */
public record Arc(RingId from, RingId to) {

    /** Whether {@code id} lies on this arc; {@code to} does, {@code from} does not (unless the arc is the circle). */
    public boolean contains(RingId id) {
        return from.equals(to) || id.equals(to) || id.isBetween(from, to);
    }

    /** The length of the arc as a fraction of the circle, in (0, 1]. */
    public double fraction() {
        return from.equals(to) ? 1.0 : from.distanceTo(to).fraction();
    }

    @Override
    public String toString() {
        return "(" + from.toShortString() + ", " + to.toShortString() + "]";
    }
}
