package dev.wringer.harness.ring;

/** A regime in force. Closing it takes back what it imposed, and nothing else; closing twice does no harm. */
public interface Imposed extends AutoCloseable {

    @Override
    void close();
}
