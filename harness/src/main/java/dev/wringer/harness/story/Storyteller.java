package dev.wringer.harness.story;

import dev.wringer.harness.hunt.Expectation;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes the story of a violation out of all that is known of a trial. Used once. */
final class Storyteller {

    private final List<Note> notes;
    private final List<Peer> nodes; // all that there ever are, by id
    private final Names names;
    private final Expectation broken;
    private final Subject subject;
    private final int begin;

    Storyteller(List<Note> all, Expectation broken) {
        List<Event> events = all.stream()
                .filter(Note.Recorded.class::isInstance)
                .map(note -> ((Note.Recorded) note).event())
                .toList();
        this.broken = broken;
        this.subject = Subject.of(broken, events);
        this.notes = upTo(broken.event(), all);
        TreeSet<Peer> met = new TreeSet<>(Comparator.comparing(Peer::id));
        notes.forEach(note -> met.addAll(nodes(note)));
        this.nodes = List.copyOf(met);
        this.names = new Names(nodes);
        this.begin = begin();
    }

    /** The notes up to the event of this number. */
    private static List<Note> upTo(int event, List<Note> all) {
        List<Note> upTo = new ArrayList<>();
        int events = 0;
        for (Note note : all) {
            upTo.add(note);
            events += note instanceof Note.Recorded ? 1 : 0;
            if (events == event) {
                break;
            }
        }
        return upTo;
    }

    private static List<Peer> nodes(Note note) {
        if (note instanceof Note.Seen seen) {
            return List.of(seen.sighting().whom());
        }
        return note instanceof Note.Recorded recorded && recorded.event() instanceof Event.Formed formed
                ? formed.members()
                : List.of();
    }

    /** The first fault; where there is none, the moment at which the ring stands. */
    private int begin() {
        int formed = 0;
        for (int i = 0; i < notes.size(); i++) {
            if (notes.get(i) instanceof Note.Recorded recorded) {
                if (FaultNarrator.isFault(recorded.event())) {
                    return i;
                }
                formed = recorded.event() instanceof Event.Formed ? i + 1 : formed;
            }
        }
        return formed;
    }

    /** How nodes are called. */
    Names names() {
        return names;
    }

    /** The pictures of a story. */
    Film film(Story story) {
        return new Projector(story, notes, nodes, names).film(begin);
    }

    Story story() {
        Narration narration = new Narration(notes, begin, subject, names);
        List<String> cast = new ArrayList<>();
        List<Step> told = narration.tell(() -> cast.addAll(cast(narration.scene())));
        List<Step> relevant = Relevance.of(told, named());
        List<Step> steps = Repeats.folded(relevant);
        long from = notes.get(begin).atNanos();
        long until = broken.instant().toNanos();
        Rounds rounds = narration.rounds();
        return new Story(
                from,
                rules(),
                cast,
                actors(steps),
                lines(steps, rounds, narration.scene().size()),
                ending(rounds.quietBetween(from, until), told.size() - relevant.size()));
    }

    private int rules() {
        return notes.stream()
                .flatMap(note ->
                        note instanceof Note.Recorded recorded && recorded.event() instanceof Event.Formed formed
                                ? Optional.of(formed.rules().successors()).stream()
                                : Optional.<Integer>empty().stream())
                .findFirst()
                .orElse(0);
    }

    /** The nodes that the witness names, and those that were asked for the operations that are told. */
    private List<Peer> named() {
        List<Peer> named = new ArrayList<>();
        nodes.stream()
                .filter(node -> broken.witness().contains(node.toString()))
                .forEach(named::add);
        for (Note note : notes) {
            if (note instanceof Note.Recorded recorded
                    && recorded.event() instanceof Event.Completed completed
                    && subject.isToldOf(completed.operation())) {
                named.add(completed.operation().origin());
            }
        }
        return named;
    }

    private List<String> cast(Scene scene) {
        Map<RingId, String> lines = new TreeMap<>();
        int width =
                nodes.stream().mapToInt(node -> names.of(node).length()).max().orElse(0);
        subject.keys()
                .forEach(key -> lines.put(key, padded("key", width) + key.toShortString() + "  the key concerned"));
        for (Peer node : nodes) {
            String beginning = padded(names.of(node), width) + node.id().toShortString() + "  ";
            lines.put(
                    node.id(),
                    beginning
                            + scene.beliefOf(node)
                                    .filter(belief -> scene.isMember(node))
                                    .map(belief -> belief(belief, scene))
                                    .orElse("comes later"));
        }
        return List.copyOf(lines.values());
    }

    private static String padded(String name, int width) {
        return name + " ".repeat(Math.max(0, Math.max("key".length(), width) - name.length()) + 2);
    }

    private static String belief(NodeSnapshot belief, Scene scene) {
        return "predecessor " + scene.nameOrNobody(belief.predecessor()) + ", successors "
                + scene.list(belief.successors());
    }

    /** Those who stand in a step. */
    private List<Story.Actor> actors(List<Step> steps) {
        TreeSet<Peer> acting = new TreeSet<>(Comparator.comparing(Peer::id));
        steps.forEach(step -> {
            step.whom().ifPresent(acting::add);
            acting.addAll(step.sources());
        });
        nodes.stream()
                .filter(node -> broken.witness().contains(node.toString()))
                .forEach(acting::add);
        return acting.stream()
                .map(node -> new Story.Actor(names.of(node), node.id().toShortString()))
                .toList();
    }

    /** A pause is told if everybody could have had two rounds in it. */
    private List<Story.Line> lines(List<Step> steps, Rounds rounds, int members) {
        List<Story.Line> lines = new ArrayList<>();
        long last = notes.get(begin).atNanos();
        for (Step step : steps) {
            quiet(rounds.quietBetween(last, step.atNanos()), members, lines);
            lines.add(new Story.Told(step));
            last = Math.max(last, step.atNanos());
        }
        quiet(rounds.quietBetween(last, broken.instant().toNanos()), members, lines);
        return lines;
    }

    private static void quiet(int rounds, int members, List<Story.Line> lines) {
        if (rounds > 2 * members) {
            lines.add(new Story.Quiet(rounds));
        }
    }

    private Story.Ending ending(int quietRounds, int elsewhere) {
        return new Story.Ending(
                broken.instant().toNanos(),
                broken.check(),
                names.in(broken.witness()),
                BrokenRule.of(broken.check()),
                quietRounds,
                elsewhere);
    }
}
