package dev.wringer.node.protocol;

/**
 * Something that one virtual node asks of another.
 *
 * @param <R> what it gets in reply
 */
public sealed interface Request<R extends Reply> permits ChordRequest, DhashRequest {

    /** What kind of request this is, for counting calls: a short constant name. */
    default String kind() {
        return getClass().getSimpleName();
    }
}
