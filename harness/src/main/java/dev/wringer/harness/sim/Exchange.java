package dev.wringer.harness.sim;

import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.Reply;
import dev.wringer.node.protocol.Request;
import dev.wringer.node.protocol.RpcFailure;
import org.jspecify.annotations.Nullable;

/**
 * One call: the request on its way, then the answer on its way or the caller waiting in vain. It is in the queue at most
 * once at a time: the world sees at once that a message is lost or its receiver dead, and then has the time-out happen
 * straight away at its time, so no timer is ever set that would have to be cancelled.
 *
 * @param <R> the type of the reply
 */
final class Exchange<R extends Reply> extends SimEvent {

    private enum Stage {
        REQUEST_UNDERWAY,
        ANSWER_UNDERWAY,
        TIMEOUT_TO_COME
    }

    private final World world;
    private final SimNode caller;
    private final @Nullable SimNode target; // null: nobody has this address
    private final Request<R> request;
    private final long deadline;
    private final Promise<R> promise = new Promise<>();

    private Stage stage = Stage.REQUEST_UNDERWAY;
    // A message was lost, or has to wait for its turn, or messages alone take longer than the caller waits.
    private boolean hampered;

    // How long the caller would wait beyond what messages have taken so far; endless if it is impatient.
    private long spareNanos;

    private @Nullable R reply; // set once the target has answered with one
    private @Nullable RpcFailure refusal; // set once the target has refused

    Exchange(World world, SimNode caller, @Nullable SimNode target, Request<R> request, long deadline) {
        this.world = world;
        this.caller = caller;
        this.target = target;
        this.request = request;
        this.deadline = deadline;
        this.spareNanos = isPatient() ? deadline - world.now() : Long.MAX_VALUE;
    }

    /** Whether the caller waits as long as the round trips suggest that its host has seen: who does not has itself to blame. */
    private boolean isPatient() {
        return target != null
                && deadline - world.now()
                        >= caller.host().roundTrips().timeoutNanos(target.host().name());
    }

    Promise<R> promise() {
        return promise;
    }

    /** The calling node, if it lives and an answer is on its way to it. */
    @Nullable
    SimNode receiverOfAnswer() {
        return stage == Stage.ANSWER_UNDERWAY && caller.isAlive() ? caller : null;
    }

    /** The node that answers. */
    @Nullable
    SimNode target() {
        return target;
    }

    /** The answer on its way, if it is no refusal. */
    @Nullable
    R reply() {
        return reply;
    }

    /** The node that the request is on its way to, if it lives. */
    @Nullable
    SimNode receiverOfRequest() {
        return stage == Stage.REQUEST_UNDERWAY && target != null && target.isAlive() ? target : null;
    }

    /** The calling node, if it lives and waits in vain. */
    @Nullable
    SimNode callerInVain() {
        return stage == Stage.TIMEOUT_TO_COME && caller.isAlive() && !promise.isComplete() ? caller : null;
    }

    Request<R> request() {
        return request;
    }

    void begin() {
        if (target == null) {
            timeOut();
        } else {
            travel(caller, target, Stage.REQUEST_UNDERWAY);
        }
    }

    private void travel(SimNode from, SimNode to, Stage underway) {
        long delay = world.links().delay(from.hostNumber(), to.hostNumber());
        long arrival = world.now() + delay;
        boolean comes = delay != Links.LOST && delay != Links.CUT;
        spareNanos -= comes ? delay : 0;
        hampered |= delay == Links.LOST || world.longestWaitForTurn() > 0 || spareNanos < 0;
        if (!comes || (underway == Stage.ANSWER_UNDERWAY && arrival > deadline)) {
            timeOut();
        } else {
            stage = underway;
            world.deliver(this, from.hostNumber(), to.hostNumber(), arrival);
            if (arrival + world.longestWaitForTurn()
                    > deadline) { // it may come all the same, but the caller will not wait for it
                world.at(deadline, new Overdue());
            }
        }
    }

    private void timeOut() {
        stage = Stage.TIMEOUT_TO_COME;
        world.at(deadline, this);
    }

    @Override
    void fire() {
        switch (stage) {
            case REQUEST_UNDERWAY -> requestArrives();
            case ANSWER_UNDERWAY -> unlessCallerIsFrozen(this, this::answerArrives);
            case TIMEOUT_TO_COME -> unlessCallerIsFrozen(this, this::giveUp);
        }
    }

    @Override
    @Nullable
    SimNode node() {
        return stage == Stage.REQUEST_UNDERWAY ? target : caller;
    }

    private void unlessCallerIsFrozen(SimEvent event, Runnable action) {
        if (caller.isFrozen()) {
            caller.host().hold(event);
        } else {
            action.run();
        }
    }

    private void requestArrives() {
        if (target != null && target.hasLeft()) {
            refusal = new RpcFailure(RpcFailure.Kind.UNREACHABLE, target.self() + " has left");
            travelBack();
            return;
        }
        if (target == null || !target.isAlive()) {
            giveUpInTime();
            return;
        }
        if (target.isFrozen()) {
            target.host().hold(this);
            if (world.now() < deadline) {
                world.at(deadline, new Overdue());
            }
            return;
        }
        world.countDelivery();
        Promise<R> answer = new Promise<>();
        target.receive(caller, request, answer);
        if (!answer.isComplete() && world.now() < deadline) {
            world.at(deadline, new Overdue());
        }
        answer.then(this::answered, this::refused);
    }

    private void answered(R result) {
        reply = result;
        travelBack();
    }

    private void refused(RpcFailure reason) {
        refusal = reason;
        travelBack();
    }

    private void travelBack() {
        if (target != null && (target.isAlive() || target.hasLeft()) && world.now() <= deadline) {
            travel(target, caller, Stage.ANSWER_UNDERWAY);
        } else {
            giveUpInTime();
        }
    }

    private void answerArrives() {
        if (!caller.isAlive() || promise.isComplete()) {
            return;
        }
        world.countDelivery();
        if (reply != null) {
            promise.keep(reply);
        } else if (refusal != null) {
            promise.fail(refusal);
        }
    }

    private void giveUpInTime() {
        if (world.now() < deadline) {
            timeOut();
        } else {
            stage = Stage.TIMEOUT_TO_COME;
            giveUp();
        }
    }

    private void giveUp() {
        if (caller.isAlive() && !promise.isComplete()) {
            world.countDelivery();
            SimNode silent = target == null ? null : world.find(target.self()); // it may be back by now
            if (silent != null && silent.isMember()) {
                caller.suspects(silent, hampered);
            }
            promise.fail(RpcFailure.Kind.TIMEOUT, "no answer to " + request.kind());
        }
    }

    /** The deadline of a call that is still under way then, and may never come to an end. */
    private final class Overdue extends SimEvent {
        @Override
        void fire() {
            unlessCallerIsFrozen(this, Exchange.this::giveUp);
        }

        @Override
        SimNode node() {
            return caller;
        }
    }
}
