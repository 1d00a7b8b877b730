package dev.wringer.harness.story;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.sim.Sighting;
import dev.wringer.harness.sim.Sighting.Answered;
import dev.wringer.harness.sim.Sighting.Holds;
import dev.wringer.harness.sim.Sighting.Received;
import dev.wringer.harness.sim.Sighting.Unanswered;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Goes through what is known of a trial, from its beginning to the violation, and tells what matters. Used once. */
final class Narration {

    private final List<Note> notes;
    private final int begin;
    private final Subject subject;
    private final Scene scene;
    private final Copies copies;
    private final RingNarrator ring;
    private final FaultNarrator faults;
    private final BlockNarrator blocks;
    private final Rounds rounds;
    private final Map<Peer, Sighting> lastTold = new HashMap<>(); // what each node was told last; looked up only
    private final List<Step> steps = new ArrayList<>();
    private final Set<Integer> superseded; // where in the notes somebody held a version that is of no concern any more
    private boolean invoked; // the operation that shows the violation was asked for

    /**
     * The narration of a trial.
     *
     * @param notes up to the one that proves the violation
     * @param begin where in them the story of the ring begins; that of the blocks begins with the trial
     */
    Narration(List<Note> notes, int begin, Subject subject, Names names) {
        this.notes = notes;
        this.begin = begin;
        this.subject = subject;
        this.scene = new Scene(names);
        this.copies = new Copies(subject.keys());
        this.ring = new RingNarrator(scene);
        this.faults = new FaultNarrator(scene, copies);
        this.blocks = new BlockNarrator(scene, copies, subject, names);
        this.rounds = new Rounds(scene);
        this.superseded = superseded();
    }

    /** Before the first operation that is told, what each held last is enough. */
    private Set<Integer> superseded() {
        Set<Integer> superseded = new HashSet<>();
        Map<Held, Integer> latest = new HashMap<>();
        for (int i = 0; i < notes.size() && notes.get(i).atNanos() < subject.sinceNanos(); i++) {
            if (notes.get(i) instanceof Note.Seen seen && seen.sighting() instanceof Holds holds) {
                Integer before = latest.put(new Held(holds.whom(), holds.block().key()), i);
                if (before != null) {
                    superseded.add(before);
                }
            }
        }
        return superseded;
    }

    /** A copy of a block. */
    private record Held(Peer holder, RingId key) {}

    /**
     * Tells.
     *
     * @param atBegin runs when the ring is as it was before the story of it begins
     */
    List<Step> tell(Runnable atBegin) {
        for (int i = 0; i < notes.size(); i++) {
            if (i == begin) {
                atBegin.run();
            }
            Note note = notes.get(i);
            invoke(note.atNanos());
            if (note instanceof Note.Seen seen) {
                tell(seen.sighting(), i);
            } else if (note instanceof Note.Recorded recorded) {
                tell(recorded.event(), i);
            }
            scene.moveOn(note);
            copies.moveOn(note);
        }
        return steps;
    }

    private void invoke(long nanos) {
        Optional<Operation> operation = subject.operation();
        if (!invoked && operation.isPresent() && operation.get().invokedNanos() <= nanos) {
            invoked = true;
            steps.add(blocks.asked(operation.get()));
        }
    }

    private void tell(Event event, int index) {
        blocks.tell(event).ifPresent(steps::add);
        if (index >= begin) {
            faults.tell(event).ifPresent(steps::add);
        }
    }

    private void tell(Sighting sighting, int index) {
        Optional<Sighting> cause =
                Optional.ofNullable(lastTold.get(sighting.whom())).filter(told -> told.atNanos() == sighting.atNanos());
        rounds.note(sighting, cause);
        Optional<Step> step = superseded.contains(index) ? Optional.empty() : blocks.tell(sighting, cause);
        if (step.isEmpty() && index >= begin) {
            step = ring.tell(sighting, cause, following(sighting, index));
        }
        step.ifPresent(steps::add);
        if (step.filter(told -> !told.isUnmoved()).isPresent()) {
            taught(sighting.whom(), cause.orElse(sighting));
        }
        if (isTold(sighting)) {
            lastTold.put(sighting.whom(), sighting);
        }
    }

    /** A node has learned something because of this. */
    private void taught(Peer node, Sighting cause) {
        if (cause instanceof Received received) {
            rounds.taught(received.asker(), received.atNanos());
        } else if (cause instanceof Answered answered) {
            rounds.taught(node, answered.sinceNanos());
        } else if (cause instanceof Unanswered silence) {
            rounds.taught(node, silence.sinceNanos());
        }
    }

    /** What the same node does at this instant, until it is told something else. */
    private List<Sighting> following(Sighting sighting, int index) {
        List<Sighting> following = new ArrayList<>();
        for (int i = index + 1; i < notes.size() && notes.get(i).atNanos() == sighting.atNanos(); i++) {
            if (notes.get(i) instanceof Note.Seen seen && seen.sighting().whom().equals(sighting.whom())) {
                if (isTold(seen.sighting())) {
                    break;
                }
                following.add(seen.sighting());
            }
        }
        return following;
    }

    private static boolean isTold(Sighting sighting) {
        return sighting instanceof Received || sighting instanceof Answered || sighting instanceof Unanswered;
    }

    /** Who is there, and who believes what, at the present moment. */
    Scene scene() {
        return scene;
    }

    /** How many rounds have taught nobody anything. */
    Rounds rounds() {
        return rounds;
    }
}
