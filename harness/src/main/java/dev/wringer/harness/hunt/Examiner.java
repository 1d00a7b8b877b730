package dev.wringer.harness.hunt;

/** Tries setups. Thread-safe. */
@FunctionalInterface
public interface Examiner {

    /** What comes of a trial of {@code setup}: always the same. */
    Examined examine(Setup setup);

    /**
     * What has come of a trial.
     *
     * @param setup of which setup
     * @param outcome how it ended
     * @param shared whether it failed for a reason that is not looked for, such as one that the correct protocol shares
     */
    record Examined(Setup setup, Outcome outcome, boolean shared) {

        /** Whether it is a failure of what is looked for. */
        public boolean isFailure() {
            return outcome.broken().isPresent() && !shared;
        }

        /** The same by this check. */
        public boolean isFailureOf(String check) {
            return isFailure()
                    && outcome.broken()
                            .filter(broken -> broken.check().equals(check))
                            .isPresent();
        }
    }
}
