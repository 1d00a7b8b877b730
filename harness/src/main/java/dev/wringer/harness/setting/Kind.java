package dev.wringer.harness.setting;

/**
 * What the values of a parameter are, and how they are written.
 *
 * @param <T> the values; immutable
 */
public interface Kind<T> {

    /**
     * The value that {@code text} stands for.
     *
     * @throws Misfit if there is none, or if it is out of range
     */
    T read(String text) throws Misfit;

    /** The text of {@code value} that every report uses; {@link #read} understands it. */
    String write(T value);

    /** Which values there are, a few words for the list of parameters. */
    String range();
}
