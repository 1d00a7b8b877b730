package dev.wringer.node.chord;

import dev.wringer.node.protocol.ChordReply.Alive;
import dev.wringer.node.protocol.ChordRequest.Ping;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import java.util.List;
import java.util.function.Consumer;

/**
 * The owner of a key: the first of the nodes that follow it that is alive (TON'03 §IV-E.3). Each is given all the time that it
 * may need, since nobody behind it owns the key as long as it lives; but while one that has been silent before is waited
 * for, the next is asked already, so that a row of dead nodes takes hardly longer than one.
 */
final class LivingOwner {

    private final ChordNode node;
    private final List<Peer> successors;
    private final Consumer<Peer> onSilence;
    private final Promise<Integer> owner = new Promise<>(); // its place among the successors

    /**
     * @param successors the nodes that follow the key, nearest first
     * @param onSilence told of each that does not answer, until the owner is known
     */
    LivingOwner(ChordNode node, List<Peer> successors, Consumer<Peer> onSilence) {
        this.node = node;
        this.successors = successors;
        this.onSilence = onSilence;
    }

    /** Kept with the place of the owner among the successors, or with their number if none of them answers. */
    Promise<Integer> find() {
        firstFrom(0).forwardTo(owner);
        return owner;
    }

    private Promise<Integer> firstFrom(int place) {
        if (place == successors.size() || owner.isComplete()) {
            return Promise.of(place);
        }
        Peer successor = successors.get(place);
        Promise<Alive> answer = node.calls().ask(successor, new Ping());
        Promise<Integer> first = new Promise<>();
        Promise<Integer> further = new Promise<>();
        answer.then(alive -> first.keep(place), why -> {
            node.forgetFinger(successor);
            if (!owner.isComplete()) {
                onSilence.accept(successor);
            }
            further.forwardTo(first);
        });
        node.calls().briefly(successor, answer).then(alive -> {}, why -> firstFrom(place + 1)
                .forwardTo(further));
        return first;
    }
}
