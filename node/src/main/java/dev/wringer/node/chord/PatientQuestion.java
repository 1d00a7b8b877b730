package dev.wringer.node.chord;

import dev.wringer.node.protocol.ChordReply.Neighbours;
import dev.wringer.node.protocol.ChordRequest.GetNeighbours;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.RpcFailure;

/**
 * Asks a peer for its neighbours, and asks again in a moment if it awaits an answer itself, a few times and later and later: what
 * it awaits is here soon, or its time-out is.
 */
final class PatientQuestion {

    private static final int REPEATS = 6;
    private static final int DOUBLINGS = 3; // of the pause, up to the shortest maintenance interval

    private final ChordNode node;
    private final Peer peer;
    private final Promise<Neighbours> answer = new Promise<>();
    private int busy; // 0 to REPEATS: how often it was

    private PatientQuestion(ChordNode node, Peer peer) {
        this.node = node;
        this.peer = peer;
    }

    /** Kept with the neighbours of {@code peer}; broken if it does not answer, refuses, or is still busy after all. */
    static Promise<Neighbours> by(ChordNode node, Peer peer) {
        PatientQuestion question = new PatientQuestion(node, peer);
        question.ask();
        return question.answer;
    }

    private void ask() {
        node.calls().ask(peer, new GetNeighbours()).then(answer::keep, why -> {
            if (why.kind() == RpcFailure.Kind.BUSY && busy < REPEATS) {
                long pause = pause(node, busy);
                busy++;
                node.within(pause, this::ask);
            } else {
                answer.fail(why);
            }
        });
    }

    /** After how many nanoseconds, at most, whoever was busy once more after so many times before is asked again. */
    static long pause(ChordNode node, int busyBefore) {
        long shortest = node.settings().pace().shortest().toNanos();
        return shortest >> Math.max(0, DOUBLINGS - busyBefore);
    }
}
