package dev.wringer.harness.story;

import dev.wringer.node.protocol.ChordRequest;
import dev.wringer.node.protocol.DhashRequest;
import dev.wringer.node.protocol.Request;

/** What requests ask, in a few words. */
final class Questions {

    private Questions() {}

    static String text(Request<?> request) {
        if (request instanceof ChordRequest.GetNeighbours) {
            return "your neighbours?";
        } else if (request instanceof ChordRequest.Ping) {
            return "are you alive?";
        } else if (request instanceof ChordRequest.Notify) {
            return "notify";
        } else if (request instanceof ChordRequest.FindNextHop where) {
            return "the way to " + where.key().toShortString() + "?";
        } else if (request instanceof ChordRequest.PassOn lookup) {
            return "look up " + lookup.key().toShortString();
        } else if (request instanceof ChordRequest.Arrived) {
            return "found";
        } else if (request instanceof ChordRequest.Farewell) {
            return "farewell";
        } else if (request instanceof DhashRequest.FindBlock where) {
            return where.key().toShortString() + ", or the way to it?";
        } else if (request instanceof DhashRequest.FetchBlock fetch) {
            return "your copy of " + fetch.key().toShortString() + "?";
        } else if (request instanceof DhashRequest.StoreBlock store) {
            return "store " + store.block().key().toShortString();
        }
        return request.kind();
    }
}
