package dev.wringer.harness.ring;

/** A regime in force. Closing it takes back what it imposed, and nothing else; closing twice does no harm. */
public interface Imposed extends AutoCloseable {

    /** Whether it is known to be in force; looked for when it was imposed. */
    Evidence evidence();

    @Override
    void close();

    /** A regime that is taken back by {@code heal}, which is called once. */
    static Imposed of(Evidence evidence, Runnable heal) {
        return new Imposed() {
            private boolean closed;

            @Override
            public Evidence evidence() {
                return evidence;
            }

            @Override
            public void close() {
                if (!closed) {
                    closed = true;
                    heal.run();
                }
            }
        };
    }
}
