package dev.wringer.harness.story;

import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.story.Film.Frame;
import dev.wringer.harness.story.Film.State;
import dev.wringer.harness.story.Film.Told;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes a {@link Film} of a story: goes through all that is known of a trial beside it. Used once. */
final class Projector {

    private final Story story;
    private final List<Note> notes;
    private final List<Peer> nodes;
    private final Names names;
    private final Scene scene;
    private final Map<Peer, Integer> numbers = new HashMap<>(); // looked up only
    private final List<Frame> frames = new ArrayList<>();
    private int shown; // so many of the notes

    Projector(Story story, List<Note> notes, List<Peer> nodes, Names names) {
        this.story = story;
        this.notes = notes;
        this.nodes = nodes;
        this.names = names;
        this.scene = new Scene(names);
        for (int i = 0; i < nodes.size(); i++) {
            numbers.put(nodes.get(i), i);
        }
    }

    Film film(int begin) {
        while (shown < begin) {
            scene.moveOn(notes.get(shown++));
        }
        frame(story.beginNanos(), "The ring before it begins.", Optional.empty(), List.of());
        for (Story.Line line : story.lines()) {
            if (line instanceof Story.Told told) {
                Step step = told.step();
                moveTo(step.atNanos());
                frame(step.atNanos(), step.text(), step.whom(), step.messages());
            } else {
                frame(frames.get(frames.size() - 1).atNanos(), "… " + line, Optional.empty(), List.of());
            }
        }
        Story.Ending ending = story.ending();
        moveTo(ending.atNanos());
        frame(
                ending.atNanos(),
                "VIOLATION of " + ending.check() + ": " + ending.witness(),
                Optional.empty(),
                List.of());
        return new Film(
                nodes.stream()
                        .map(node -> new Film.Node(
                                names.of(node), node.name(), node.id().toShortString()))
                        .toList(),
                frames,
                ending.check(),
                ending.rule().demand() + ". See docs/VERDICTS.md, "
                        + ending.rule().section() + ".");
    }

    /** What was seen up to the end of that instant. */
    private void moveTo(long nanos) {
        while (shown < notes.size() && notes.get(shown).atNanos() <= nanos) {
            scene.moveOn(notes.get(shown++));
        }
    }

    private void frame(long nanos, String text, Optional<Peer> whom, List<Message> messages) {
        frames.add(new Frame(
                nanos,
                text.replace(Step.FIXED_SPACE, ' '),
                whom.map(this::number).orElse(-1),
                messages.stream().map(this::told).toList(),
                nodes.stream().map(this::state).toList()));
    }

    private Told told(Message message) {
        return new Told(
                number(message.from()),
                number(message.to()),
                message.kind().name().toLowerCase(Locale.ROOT),
                message.text().replace(Step.FIXED_SPACE, ' '));
    }

    private State state(Peer node) {
        Optional<NodeSnapshot> belief = scene.beliefOf(node);
        String life = scene.isMember(node)
                ? "alive"
                : scene.isGone(node) ? "dead" : belief.isPresent() ? "joining" : "absent";
        return new State(
                life,
                belief.flatMap(NodeSnapshot::predecessor).map(this::number).orElse(-1),
                belief.map(NodeSnapshot::successors).orElse(List.of()).stream()
                        .map(this::number)
                        .toList());
    }

    private int number(Peer node) {
        return numbers.getOrDefault(node, -1);
    }
}
