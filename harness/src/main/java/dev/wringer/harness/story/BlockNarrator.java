package dev.wringer.harness.story;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.sim.Sighting;
import dev.wringer.harness.sim.Sighting.Answered;
import dev.wringer.harness.sim.Sighting.Drops;
import dev.wringer.harness.sim.Sighting.Holds;
import dev.wringer.harness.sim.Sighting.Received;
import dev.wringer.harness.sim.Sighting.Unanswered;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.ChordReply.Closer;
import dev.wringer.node.protocol.ChordReply.NextHop;
import dev.wringer.node.protocol.ChordReply.Precedes;
import dev.wringer.node.protocol.ChordRequest.Arrived;
import dev.wringer.node.protocol.ChordRequest.DeadEnd;
import dev.wringer.node.protocol.ChordRequest.FindNextHop;
import dev.wringer.node.protocol.ChordRequest.PassOn;
import dev.wringer.node.protocol.DhashReply.Found;
import dev.wringer.node.protocol.DhashReply.NotHeld;
import dev.wringer.node.protocol.DhashReply.Onwards;
import dev.wringer.node.protocol.DhashReply.Stored;
import dev.wringer.node.protocol.DhashRequest.FetchBlock;
import dev.wringer.node.protocol.DhashRequest.FindBlock;
import dev.wringer.node.protocol.DhashRequest.StoreBlock;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Request;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells what becomes of the blocks that a story is about: who stores them, holds them, gives them away and answers for them. Of the
 * operation that shows the violation each hop is told.
 */
final class BlockNarrator {

    private final Scene scene;
    private final Copies copies;
    private final Subject subject;
    private final Names names;

    BlockNarrator(Scene scene, Copies copies, Subject subject, Names names) {
        this.names = names;
        this.scene = scene;
        this.copies = copies;
        this.subject = subject;
    }

    // ---- operations

    /** A client asks for something. */
    Step asked(Operation operation) {
        String what = operation.kind().name().toLowerCase(Locale.ROOT) + " "
                + operation.key().toShortString()
                + operation
                        .version()
                        .filter(v -> operation.kind() == Operation.Kind.STORE)
                        .map(BlockNarrator::version)
                        .orElse("");
        String held = operation.kind() == Operation.Kind.FETCH ? ", which is held by " + holders(operation.key()) : "";
        String text = "a client has " + scene.name(operation.origin()) + " " + what + " (operation "
                + operation.number() + ")" + held;
        return new Step(operation.invokedNanos(), Optional.of(operation.origin()), text, what, List.of());
    }

    private String holders(RingId key) {
        List<Peer> holders = copies.holders(key);
        return holders.isEmpty() ? "nobody" : scene.names(holders);
    }

    /** What became of it, told by the record. */
    Optional<Step> tell(Event event) {
        if (!(event instanceof Event.Completed completed) || !subject.isToldOf(completed.operation())) {
            return Optional.empty();
        }
        Operation operation = completed.operation();
        String text = "operation " + operation.number() + ": " + scene.name(operation.origin()) + " tells its client "
                + outcome(operation);
        return Optional.of(new Step(
                operation.completedNanos(), Optional.of(operation.origin()), text, outcome(operation), List.of()));
    }

    private String outcome(Operation operation) {
        if (!operation.succeeded()) {
            return "that it failed: " + names.in(operation.detail());
        }
        return switch (operation.kind()) {
            case STORE -> "that it is stored, acknowledged by " + scene.names(operation.replicas());
            case FETCH ->
                "what it got from " + scene.nameOrNobody(operation.answeredBy())
                        + operation.version().map(BlockNarrator::version).orElse("");
            case LOOKUP -> "that " + scene.nameOrNobody(operation.answeredBy()) + " owns the key";
        };
    }

    // ---- what happens inside

    /**
     * What happens to a node, told if it has to do with these blocks.
     *
     * @param cause what the node was told last at this instant, if anything
     */
    Optional<Step> tell(Sighting sighting, Optional<Sighting> cause) {
        if (sighting instanceof Holds holds && copies.isAbout(holds.block().key())) {
            return Optional.of(holds(holds, cause));
        } else if (sighting instanceof Drops drops && copies.isAbout(drops.key())) {
            return Optional.of(drops(drops, cause));
        } else if (sighting instanceof Answered answered) {
            return answered(answered);
        } else if (sighting instanceof Unanswered silence) {
            return isHop(silence.whom(), silence.request(), silence.atNanos())
                    ? Optional.of(step(
                            silence,
                            silence.whom(),
                            scene.name(silence.asked()) + " does not answer " + scene.name(silence.whom()),
                            "",
                            List.of(message(silence))))
                    : Optional.empty();
        }
        return sighting instanceof Received received ? received(received) : Optional.empty();
    }

    private Step holds(Holds holds, Optional<Sighting> cause) {
        RingId key = holds.block().key();
        String what = "holds " + key.toShortString() + version(holds.block().version());
        String why = "";
        List<Message> messages = List.of();
        if (cause.orElse(null) instanceof Received received && received.request() instanceof StoreBlock store) {
            why = store.cause() == StoreBlock.Cause.CLIENT
                    ? ", which " + scene.name(received.asker()) + " stores there"
                    : ", which the maintenance of " + scene.name(received.asker()) + " has found missing there";
            messages = List.of(request(received.asker(), received.whom(), store));
        } else if (cause.orElse(null) instanceof Answered answered && answered.request() instanceof FetchBlock) {
            why = ", fetched from " + scene.name(answered.asked());
            messages = exchange(answered, "here it is");
        }
        return step(holds, holds.whom(), scene.name(holds.whom()) + " " + what + why, what, messages);
    }

    private Step drops(Drops drops, Optional<Sighting> cause) {
        String what = "drops its copy of " + drops.key().toShortString();
        String why = cause.orElse(null) instanceof Answered answered
                ? ", having heard from " + scene.name(answered.asked())
                : "";
        return step(drops, drops.whom(), scene.name(drops.whom()) + " " + what + why, what, List.of());
    }

    private Optional<Step> answered(Answered answered) {
        String who = scene.name(answered.whom());
        String asked = scene.name(answered.asked());
        if (answered.request() instanceof StoreBlock store
                && copies.isAbout(store.block().key())
                && answered.reply() instanceof Stored stored) {
            return stored(answered, store, stored);
        }
        if (!isHop(answered.whom(), answered.request(), answered.atNanos())) {
            return Optional.empty();
        }
        if (answered.reply() instanceof NotHeld) {
            return hop(answered, asked + " tells " + who + " that it does not have it", "I do not have it");
        } else if (answered.reply() instanceof Found found) {
            String copy = "its copy" + version(found.block().version());
            return hop(answered, asked + " gives " + who + " " + copy, "here is " + copy);
        } else if (answered.reply() instanceof Onwards onwards) {
            return onwards(answered, onwards.hop());
        } else if (answered.reply() instanceof NextHop next) {
            return onwards(answered, next);
        }
        return Optional.empty();
    }

    private Optional<Step> stored(Answered answered, StoreBlock store, Stored stored) {
        RingId key = store.block().key();
        Version version = store.block().version();
        String asked = scene.name(answered.asked());
        boolean holds =
                copies.version(key, answered.asked()).filter(version::equals).isPresent();
        if (stored.isAcknowledged()
                ? holds || scene.isGone(answered.asked())
                : !isShown(answered.whom(), answered.atNanos())) {
            return Optional.empty(); // it was told that it held it, or nobody counts on it
        }
        String outcome = stored.isAcknowledged()
                ? "acknowledges " + key.toShortString() + version(version) + " to " + scene.name(answered.whom())
                        + ", and does not hold it"
                : "refuses " + key.toShortString() + version(version) + " to " + scene.name(answered.whom()) + ": "
                        + stored.outcome()
                        + stored.held().map(held -> ", holds" + version(held)).orElse("");
        return hop(answered, asked + " " + outcome, stored.outcome().toString());
    }

    private Optional<Step> onwards(Answered answered, NextHop hop) {
        String who = scene.name(answered.whom());
        String asked = scene.name(answered.asked());
        if (hop instanceof Closer closer) {
            String next = scene.name(closer.candidates().get(0));
            return hop(answered, asked + " sends the lookup of " + who + " on to " + next, "ask " + next);
        } else if (hop instanceof Precedes precedes) {
            String list = scene.list(precedes.successors());
            return hop(
                    answered,
                    asked + " tells " + who + " that it precedes the key, which is followed by " + list,
                    "I precede it, followed by " + list);
        }
        return Optional.empty();
    }

    private Optional<Step> received(Received received) {
        if (!isHop(received.whom(), received.request(), received.atNanos())) {
            return Optional.empty();
        }
        String asker = scene.name(received.asker());
        String asked = scene.name(received.whom());
        if (received.request() instanceof PassOn lookup) {
            return told(received, asker + " passes the lookup on to " + asked + whereTo(received, lookup), lookup);
        } else if (received.request() instanceof Arrived arrived) {
            return told(
                    received,
                    asker + " tells " + asked + " that it precedes the key, which is followed by "
                            + scene.list(arrived.successors()),
                    arrived);
        } else if (received.request() instanceof DeadEnd end) {
            return told(received, asker + " tells " + asked + " that it knows no way on", end);
        }
        return Optional.empty();
    }

    private String whereTo(Received received, PassOn lookup) {
        boolean circle =
                lookup.origin().equals(received.whom()) || lookup.path().contains(received.whom());
        boolean beyond = !received.whom().id().isBetween(received.asker().id(), lookup.key());
        String where = circle
                ? ", where it has been before: it goes in a circle"
                : beyond ? ", which lies beyond the key" : "";
        String avoid = lookup.avoid().isEmpty() ? "" : ", and has it avoid " + scene.list(lookup.avoid());
        return where + avoid;
    }

    private Optional<Step> told(Received received, String text, Request<?> request) {
        return Optional.of(step(
                received, received.whom(), text, "", List.of(request(received.asker(), received.whom(), request))));
    }

    /** Whether a node is at the operation that shows the violation. */
    private boolean isShown(Peer origin, long nanos) {
        return subject.operation()
                .filter(operation -> operation.origin().equals(origin)
                        && nanos >= operation.invokedNanos()
                        && nanos <= operation.completedNanos())
                .isPresent();
    }

    /** Whether this request is part of the operation that shows the violation. */
    private boolean isHop(Peer asker, Request<?> request, long nanos) {
        return subject.operation()
                .filter(operation -> nanos >= operation.invokedNanos() && nanos <= operation.completedNanos())
                .filter(operation -> isHop(asker, request, operation))
                .isPresent();
    }

    private static boolean isHop(Peer asker, Request<?> request, Operation operation) {
        if (request instanceof PassOn lookup) {
            return lookup.key().equals(operation.key()) && lookup.origin().equals(operation.origin());
        } else if (request instanceof Arrived arrived) {
            return arrived.origin().equals(operation.origin());
        } else if (request instanceof DeadEnd end) {
            return end.origin().equals(operation.origin());
        }
        return asker.equals(operation.origin())
                && ((request instanceof FindBlock find && find.key().equals(operation.key()))
                        || (request instanceof FindNextHop where && where.key().equals(operation.key()))
                        || (request instanceof FetchBlock fetch && fetch.key().equals(operation.key())));
    }

    // ---- words

    /** Content blocks have one version only. */
    private static String version(Version version) {
        return version.number() == 0 ? "" : " version " + version;
    }

    private static Optional<Step> hop(Answered answered, String text, String reply) {
        return Optional.of(step(answered, answered.whom(), text, "", exchange(answered, reply)));
    }

    private static List<Message> exchange(Answered answered, String reply) {
        return List.of(
                request(answered.whom(), answered.asked(), answered.request()),
                new Message(answered.asked(), answered.whom(), Message.Kind.REPLY, reply));
    }

    private static Message request(Peer from, Peer to, Request<?> request) {
        return new Message(from, to, Message.Kind.REQUEST, Questions.text(request));
    }

    private static Message message(Unanswered silence) {
        return new Message(silence.whom(), silence.asked(), Message.Kind.LOST, Questions.text(silence.request()));
    }

    private static Step step(Sighting of, Peer whom, String text, String note, List<Message> messages) {
        return new Step(of.atNanos(), Optional.of(whom), text, note, messages);
    }
}
