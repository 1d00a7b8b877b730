package dev.wringer.harness.story;

import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.sim.Sighting;
import dev.wringer.harness.sim.Sighting.Answered;
import dev.wringer.harness.sim.Sighting.Asked;
import dev.wringer.harness.sim.Sighting.Believes;
import dev.wringer.harness.sim.Sighting.Received;
import dev.wringer.harness.sim.Sighting.Unanswered;
import dev.wringer.node.protocol.ChordReply.Closer;
import dev.wringer.node.protocol.ChordReply.Neighbours;
import dev.wringer.node.protocol.ChordReply.Precedes;
import dev.wringer.node.protocol.ChordRequest.Farewell;
import dev.wringer.node.protocol.ChordRequest.FindNextHop;
import dev.wringer.node.protocol.ChordRequest.GetNeighbours;
import dev.wringer.node.protocol.ChordRequest.Notify;
import dev.wringer.node.protocol.ChordRequest.Ping;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.RpcFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what nodes come to believe of their neighbours and why, and what they might have noticed and did not. A change of belief
 * is put down to what the node was told last, at the same instant.
 */
final class RingNarrator {

    private final Scene scene;
    private final Set<Peer> joining = new HashSet<>(); // whose first step was told

    RingNarrator(Scene scene) {
        this.scene = scene;
    }

    /**
     * What happens to a node, told if it matters.
     *
     * @param cause what the node was told last at this instant, if anything
     * @param following what is seen of the same node right after, at this instant
     */
    Optional<Step> tell(Sighting sighting, Optional<Sighting> cause, List<Sighting> following) {
        if (sighting instanceof Believes believes) {
            return Optional.of(changed(believes, cause));
        }
        if (scene.beliefOf(sighting.whom()).isEmpty()) {
            return joining(sighting);
        }
        boolean changes = following.stream().anyMatch(Believes.class::isInstance);
        if (changes) {
            return Optional.empty();
        }
        if (sighting instanceof Received received && received.request() instanceof Notify notify) {
            return unmoved(received, notify.candidate(), following);
        }
        return sighting instanceof Unanswered silence ? stuck(silence) : Optional.empty();
    }

    // ---- joining

    private Optional<Step> joining(Sighting sighting) {
        Peer joiner = sighting.whom();
        String name = scene.name(joiner);
        if (sighting instanceof Asked asked && asksForItsPlace(asked.request(), joiner)) {
            return joining.add(joiner)
                    ? Optional.of(
                            step(asked, name + " begins to join, through " + scene.name(asked.asked()), "", List.of()))
                    : Optional.empty();
        }
        if (sighting instanceof Answered answered && asksForItsPlace(answered.request(), joiner)) {
            return hop(answered, name);
        }
        if (sighting instanceof Unanswered silence) {
            boolean owner = silence.request() instanceof Ping;
            return Optional.of(step(
                    sighting,
                    name + " joins: " + scene.name(silence.asked()) + (owner ? ", which should follow it, " : " ")
                            + refusal(silence.why().kind()),
                    "",
                    lost(silence)));
        }
        if (sighting instanceof Answered answered && answered.request() instanceof Ping) {
            return Optional.of(step(
                    sighting,
                    name + " joins: " + scene.name(answered.asked()) + ", which should follow it, answers",
                    "",
                    exchange(answered, "I do")));
        }
        return Optional.empty();
    }

    private Optional<Step> hop(Answered answered, String name) {
        String asked = scene.name(answered.asked());
        if (answered.reply() instanceof Closer closer) {
            String nearest = scene.name(closer.candidates().get(0));
            return Optional.of(step(
                    answered,
                    name + " looks up its place: " + asked + " sends it on to " + nearest,
                    "",
                    exchange(answered, "ask " + nearest)));
        }
        if (answered.reply() instanceof Precedes precedes) {
            String list = scene.list(precedes.successors());
            return Optional.of(step(
                    answered,
                    name + " looks up its place: " + asked + " says that it precedes it, and is followed by " + list,
                    "",
                    exchange(answered, "I precede you, followed by " + list)));
        }
        return Optional.empty();
    }

    private static boolean asksForItsPlace(Object request, Peer joiner) {
        return request instanceof FindNextHop where && where.key().equals(joiner.id());
    }

    // ---- changes

    private Step changed(Believes believes, Optional<Sighting> cause) {
        NodeSnapshot after = believes.node();
        Optional<NodeSnapshot> before = scene.beliefOf(believes.whom());
        Optional<String> why = cause.flatMap(
                told -> before.isPresent() ? why(told, before.get(), after) : Optional.of(joined(told, after)));
        String what = before.map(known -> parts(known, after)).orElseGet(() -> whole(after));
        return step(
                believes,
                scene.name(believes.whom()) + " " + why.orElse("changes its mind") + ": " + what,
                what,
                cause.map(this::messages).orElse(List.of()));
    }

    private String joined(Sighting told, NodeSnapshot after) {
        if (told instanceof Answered answered && answered.reply() instanceof Neighbours neighbours) {
            boolean whole = after.successors().equals(neighbours.successors());
            return "joins behind " + scene.name(answered.asked()) + ", "
                    + (whole
                            ? "with its whole list"
                            : "and takes " + scene.list(after.successors()) + " only of its list "
                                    + scene.list(neighbours.successors()));
        }
        return "joins";
    }

    private Optional<String> why(Sighting told, NodeSnapshot before, NodeSnapshot after) {
        if (told instanceof Unanswered silence) {
            return silent(silence, before, after);
        } else if (told instanceof Answered answered && answered.reply() instanceof Neighbours neighbours) {
            return Optional.of(stabilizes(answered.asked(), neighbours, before, after));
        } else if (told instanceof Received received && received.request() instanceof Notify notify) {
            return Optional.of(notified(notify.candidate(), before));
        } else if (told instanceof Received received && received.request() instanceof Farewell farewell) {
            return Optional.of("hears from " + scene.name(farewell.leaver()) + " that it leaves");
        }
        return Optional.empty();
    }

    private Optional<String> silent(Unanswered silence, NodeSnapshot before, NodeSnapshot after) {
        String whom = scene.name(silence.asked());
        if (before.predecessor().filter(silence.asked()::equals).isPresent()
                && !after.predecessor().equals(before.predecessor())) {
            return Optional.of("rectifies: its predecessor " + whom + " " + doesNotAnswer(silence) + "; takes "
                    + scene.nameOrNobody(after.predecessor()) + ", which has notified it");
        }
        String next = after.successors().isEmpty()
                ? "drops it, and has nobody left"
                : "takes " + scene.name(after.successors().get(0)) + ", the next in its list "
                        + scene.list(before.successors());
        return Optional.of("stabilizes: its successor " + whom + " " + doesNotAnswer(silence) + "; " + next);
    }

    private static String doesNotAnswer(Unanswered silence) {
        return refusal(silence.why().kind()) + " (asked at " + Instant.text(silence.sinceNanos()) + ")";
    }

    private static String refusal(RpcFailure.Kind kind) {
        return switch (kind) {
            case TIMEOUT -> "does not answer";
            case UNREACHABLE -> "is not there any more";
            case BUSY -> "is busy, since it awaits an answer itself";
            case LEAVING -> "is leaving";
            default -> "refuses";
        };
    }

    private String stabilizes(Peer asked, Neighbours told, NodeSnapshot before, NodeSnapshot after) {
        String whom = scene.name(asked);
        Optional<Peer> head = first(before.successors());
        Optional<Peer> taken = first(after.successors());
        if (head.filter(asked::equals).isPresent()
                && taken.filter(asked::equals).isPresent()) {
            boolean alone = after.successors().size() == 1 && !told.successors().isEmpty();
            return "stabilizes: its successor " + whom + " answers with its list " + scene.list(told.successors())
                    + (alone ? "; takes nothing of it, and lists " + whom + " alone" : "; puts it behind " + whom);
        }
        if (head.filter(asked::equals).isPresent()) {
            boolean predecessor = taken.isPresent() && taken.get().equals(told.predecessor());
            return predecessor
                    ? "stabilizes: its successor " + whom + " names " + scene.nameOrNobody(taken)
                            + " as its predecessor; takes it"
                            + (after.successors().contains(asked) ? "" : " in the place of " + whom)
                            + ", without asking whether it lives"
                    : "stabilizes with " + whom;
        }
        boolean closer = head.isPresent()
                && asked.id().isBetween(before.self().id(), head.get().id());
        return closer
                ? "stabilizes: " + whom + ", the predecessor of its successor " + scene.nameOrNobody(head)
                        + ", answers; takes it, with its list"
                : "finds its way back: of its list " + scene.list(before.successors()) + " nobody answers, " + whom
                        + " does";
    }

    private String notified(Peer notifier, NodeSnapshot before) {
        String who = scene.name(notifier);
        return before.predecessor()
                .map(old -> notifier.id().isBetween(old.id(), before.self().id())
                        ? "rectifies: is notified by " + who + ", which lies closer than its predecessor "
                                + scene.name(old)
                        : "rectifies: is notified by " + who + ", and gives up its predecessor " + scene.name(old))
                .orElse("rectifies: is notified by " + who + ", having no predecessor");
    }

    private String parts(NodeSnapshot before, NodeSnapshot after) {
        List<String> parts = new ArrayList<>();
        if (!before.predecessor().equals(after.predecessor())) {
            parts.add("predecessor " + scene.nameOrNobody(after.predecessor()));
        }
        if (!before.successors().equals(after.successors())) {
            parts.add("successors " + scene.list(after.successors()));
        }
        return String.join(", ", parts);
    }

    private String whole(NodeSnapshot belief) {
        return "predecessor " + scene.nameOrNobody(belief.predecessor()) + ", successors "
                + scene.list(belief.successors());
    }

    // ---- what changes nothing

    /** Notified, and keeping a predecessor that is dead, without asking whether it is. */
    private Optional<Step> unmoved(Received received, Peer notifier, List<Sighting> following) {
        Optional<Peer> kept = scene.beliefOf(received.whom()).flatMap(NodeSnapshot::predecessor);
        boolean dead = kept.filter(peer -> !peer.equals(notifier) && scene.isGone(peer))
                .isPresent();
        boolean asks = following.stream()
                .anyMatch(next -> next instanceof Asked asked
                        && asked.request() instanceof Ping
                        && kept.filter(asked.asked()::equals).isPresent());
        if (!dead || asks) {
            return Optional.empty();
        }
        String whom = scene.nameOrNobody(kept);
        return Optional.of(step(
                received,
                scene.name(received.whom()) + " is notified by " + scene.name(notifier) + ", and keeps its predecessor "
                        + whom + ", which lies closer: it does not ask whether it lives",
                "keeps predecessor " + whom,
                messages(received)));
    }

    /** The successor does not answer, and nothing comes of it. */
    private Optional<Step> stuck(Unanswered silence) {
        List<Peer> list = scene.beliefOf(silence.whom()).orElseThrow().successors();
        boolean head = first(list).filter(silence.asked()::equals).isPresent();
        if (!head
                || !silence.why().kind().equals(RpcFailure.Kind.TIMEOUT)
                || !(silence.request() instanceof GetNeighbours)) {
            return Optional.empty();
        }
        return Optional.of(step(
                silence,
                scene.name(silence.whom()) + " stabilizes: its successor " + scene.name(silence.asked()) + " "
                        + doesNotAnswer(silence) + "; keeps it: successors " + scene.list(list),
                "keeps successors " + scene.list(list),
                lost(silence)));
    }

    // ---- messages

    private List<Message> messages(Sighting told) {
        if (told instanceof Unanswered silence) {
            return lost(silence);
        } else if (told instanceof Answered answered && answered.reply() instanceof Neighbours neighbours) {
            return exchange(
                    answered,
                    "predecessor " + scene.nameOrNobody(Optional.ofNullable(neighbours.predecessor())) + ", successors "
                            + scene.list(neighbours.successors()));
        } else if (told instanceof Received received) {
            return List.of(new Message(
                    received.asker(), received.whom(), Message.Kind.REQUEST, Questions.text(received.request())));
        }
        return List.of();
    }

    private static List<Message> exchange(Answered answered, String reply) {
        return List.of(
                new Message(
                        answered.whom(), answered.asked(), Message.Kind.REQUEST, Questions.text(answered.request())),
                new Message(answered.asked(), answered.whom(), Message.Kind.REPLY, reply));
    }

    private static List<Message> lost(Unanswered silence) {
        return List.of(
                new Message(silence.whom(), silence.asked(), Message.Kind.LOST, Questions.text(silence.request())));
    }

    private static Step step(Sighting of, String text, String note, List<Message> messages) {
        return new Step(of.atNanos(), Optional.of(of.whom()), text, note, messages);
    }

    private static Optional<Peer> first(List<Peer> list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get(0));
    }
}
