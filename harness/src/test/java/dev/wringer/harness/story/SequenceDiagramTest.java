package dev.wringer.harness.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SequenceDiagramTest {

    private final Peer first = Peer.at("host-000003.ring-1:7000", 0);
    private final Peer second = Peer.at("host-000003.ring-1:7000", 1);
    private final Names names = new Names(List.of(first, second));

    private List<String> diagram(Step step, String witness) {
        Story story = new Story(
                0,
                2,
                List.of(),
                List.of(new Story.Actor("n3.0", "00"), new Story.Actor("n3.1", "01")),
                List.of(new Story.Told(step), new Story.Quiet(7)),
                new Story.Ending(2_000_000_000L, "IdealState", witness, BrokenRule.of("IdealState"), 7, 0));
        return new SequenceDiagram(story, names).lines();
    }

    /** Mermaid ends a statement at a semicolon, and takes what begins with a number sign for a character. */
    @Test
    void nothingEndsAStatementTooEarly() {
        Step step = new Step(1_000_000_000L, Optional.empty(), "one; two", "one; two", List.of());

        assertThat(diagram(step, "this; that #3"))
                .containsExactly(
                        "sequenceDiagram",
                        "    participant n3_0 as n3.0 @ 00",
                        "    participant n3_1 as n3.1 @ 01",
                        "    Note over n3_0,n3_1: 1.000 s one, two",
                        "    Note over n3_0,n3_1: … 7 rounds of maintenance in which nobody learned anything",
                        "    Note over n3_0,n3_1: 2.000 s VIOLATION of IdealState: this, that  3");
    }

    /** What messages say needs no note. */
    @Test
    void messagesAreArrows() {
        List<Message> messages = List.of(
                new Message(first, second, Message.Kind.REQUEST, "well?"),
                new Message(second, first, Message.Kind.REPLY, "well"),
                new Message(first, second, Message.Kind.LOST, "and?"));

        assertThat(diagram(new Step(0, Optional.of(first), "they talk", "", messages), "")
                        .subList(3, 6))
                .containsExactly("    n3_0->>n3_1: well?", "    n3_1-->>n3_0: well", "    n3_0-xn3_1: and?");
    }
}
