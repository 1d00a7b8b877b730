package dev.wringer.harness.story;

import java.util.ArrayList;
import java.util.List;

/** A story as a sequence diagram of Mermaid. */
final class SequenceDiagram {

    private final Story story;
    private final Names names;

    SequenceDiagram(Story story, Names names) {
        this.story = story;
        this.names = names;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("sequenceDiagram");
        story.actors()
                .forEach(actor ->
                        lines.add("    participant " + id(actor.name()) + " as " + actor.name() + " @ " + actor.id()));
        story.lines().forEach(line -> add(line, lines));
        Story.Ending ending = story.ending();
        lines.add("    Note over " + everybody() + ": "
                + text(Instant.text(ending.atNanos()) + " VIOLATION of " + ending.check() + ": " + ending.witness()));
        return lines;
    }

    private void add(Story.Line line, List<String> lines) {
        if (line instanceof Story.Quiet) {
            lines.add("    Note over " + everybody() + ": … " + line);
        } else if (line instanceof Story.Told told) {
            Step step = told.step();
            step.messages().forEach(message -> lines.add("    " + arrow(message)));
            String whom = step.whom().map(node -> id(names.of(node))).orElse(everybody());
            if (!step.note().isEmpty() || step.messages().isEmpty()) {
                String note = step.note().isEmpty() ? step.text() : step.note();
                lines.add("    Note over " + whom + ": " + Instant.text(step.atNanos()) + " " + text(note));
            }
        }
    }

    private String arrow(Message message) {
        String arrow =
                switch (message.kind()) {
                    case REQUEST -> "->>";
                    case LOST -> "-x";
                    case REPLY -> "-->>";
                };
        return id(names.of(message.from())) + arrow + id(names.of(message.to())) + ": " + text(message.text());
    }

    /** From the first to the last of the actors. */
    private String everybody() {
        List<String> ids =
                story.actors().stream().map(actor -> id(actor.name())).toList();
        return ids.size() < 2 ? String.join("", ids) : ids.get(0) + "," + ids.get(ids.size() - 1);
    }

    /** Mermaid takes letters and digits for a name. */
    private static String id(String name) {
        return name.replace('.', '_');
    }

    /** What ends a statement of Mermaid, or begins an entity, may not stand in a text. */
    private static String text(String text) {
        return text.replace(';', ',').replace('#', ' ').replace(Step.FIXED_SPACE, ' ');
    }
}
