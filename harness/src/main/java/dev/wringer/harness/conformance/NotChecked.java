package dev.wringer.harness.conformance;

/** Whether a host does what a check is about could not be seen. The message says why, in one line. */
final class NotChecked extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean outOfReach;

    private NotChecked(String why, boolean outOfReach) {
        super(why);
        this.outOfReach = outOfReach;
    }

    /** Something came between, this time. */
    static NotChecked because(String why) {
        return new NotChecked(why, false);
    }

    /** Nobody can see it like this, whatever the node does. */
    static NotChecked outOfReach(String why) {
        return new NotChecked(why, true);
    }

    boolean isOutOfReach() {
        return outOfReach;
    }
}
