package dev.wringer.node.chord;

import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.List;

/**
 * What a lookup found.
 *
 * @param key what was looked up
 * @param successors the key's owner, which answered a moment ago, and the nodes that follow it as far as its predecessor
 *     knows them
 * @param predecessor the node that directly precedes the key
 * @param path the live nodes contacted, in order, without origin and owner; the last one is the predecessor unless the
 *     origin is
 * @param dead the contacts that did not answer, in order
 * @param misroutes how many live nodes gave an answer that led no closer to the key
 * @param elapsedNanos from the call to the result, by the origin's clock
 */
public record LookupResult(
        RingId key,
        List<Peer> successors,
        Peer predecessor,
        List<Peer> path,
        List<Peer> dead,
        int misroutes,
        long elapsedNanos) {

    /** The node responsible for the key. */
    public Peer owner() {
        return successors.get(0);
    }

    /** The same result with a list that reaches further: {@code more} begins with the owner, too. */
    public LookupResult withSuccessors(List<Peer> more) {
        return new LookupResult(key, more, predecessor, path, dead, misroutes, elapsedNanos);
    }
}
