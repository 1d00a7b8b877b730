package dev.wringer.harness.story;

import dev.wringer.harness.hunt.Attempt;
import dev.wringer.harness.hunt.Outcome;
import dev.wringer.harness.hunt.Setup;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.ring.Activity;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.sim.SimTestbed;
import java.util.List;
import java.util.Optional;

/**
 * A trial in simulation, and the story of the violation that it shows.
 *
 * @param outcome how it ended: the same as if nobody had looked on
 * @param steps how many faults and steps of nodes led to the violation; 0 if there is none to tell of
 * @param text the story, line by line; empty if there is no violation to tell of
 * @param diagram the same as a sequence diagram of Mermaid
 * @param film the same as pictures of the ring; empty likewise
 */
public record Explanation(Outcome outcome, int steps, List<String> text, List<String> diagram, Optional<Film> film) {

    /** Something that can be tried where somebody looks on. */
    @FunctionalInterface
    public interface Trial {

        /**
         * Tries it once.
         *
         * @param testbed where
         * @param sink to be told of each event of the record as it comes
         */
        Outcome on(Testbed testbed, EventSink sink);
    }

    /** Tries this setup, and looks on. */
    public static Explanation of(Setup setup) {
        return of((testbed, sink) -> new Attempt(testbed, Activity.Watcher.NOBODY, sink).of(setup));
    }

    /** Tries this, and looks on. */
    public static Explanation of(Trial trial) {
        Transcript transcript = new Transcript();
        Outcome outcome = trial.on(new SimTestbed(transcript), transcript);
        return outcome.broken()
                .map(broken -> {
                    Storyteller teller = new Storyteller(transcript.notes(), broken);
                    Story story = teller.story();
                    return new Explanation(
                            outcome,
                            story.steps(),
                            StoryText.lines(story),
                            new SequenceDiagram(story, teller.names()).lines(),
                            Optional.of(teller.film(story)));
                })
                .orElseGet(() -> new Explanation(outcome, 0, List.of(), List.of(), Optional.empty()));
    }
}
