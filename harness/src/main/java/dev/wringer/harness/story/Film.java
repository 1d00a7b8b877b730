package dev.wringer.harness.story;

import java.util.List;

/**
 * A story as a sequence of pictures of the ring. Nodes are numbers: places in {@code nodes}; −1 is nobody.
 *
 * @param nodes all that there ever are, by id
 * @param frames the ring before the story begins, then after each of its steps, then with its violation
 * @param check which was broken
 * @param rule what it demands, and where that stands
 */
public record Film(List<Node> nodes, List<Frame> frames, String check, String rule) {

    /** Takes copies. */
    public Film {
        nodes = List.copyOf(nodes);
        frames = List.copyOf(frames);
    }

    /**
     * A node.
     *
     * @param name as the story calls it
     * @param address its own name
     * @param id the first 32 bits, in hexadecimal
     */
    public record Node(String name, String address, String id) {}

    /**
     * One picture.
     *
     * @param text what has happened, a sentence
     * @param whom the node to which it happened, or −1
     * @param messages by which it came about, in order
     * @param states of each node, at the end of that instant
     */
    public record Frame(long atNanos, String text, int whom, List<Told> messages, List<State> states) {

        /** Takes copies. */
        public Frame {
            messages = List.copyOf(messages);
            states = List.copyOf(states);
        }
    }

    /**
     * A message.
     *
     * @param kind {@code request}, {@code reply} or {@code lost}
     */
    public record Told(int from, int to, String kind, String text) {}

    /**
     * A node at one moment.
     *
     * @param life {@code absent}, {@code joining}, {@code alive} or {@code dead}: who has left is dead to the others
     * @param predecessor whom it believes to precede it
     * @param successors its list
     */
    public record State(String life, int predecessor, List<Integer> successors) {

        /** Takes a copy. */
        public State {
            successors = List.copyOf(successors);
        }
    }
}
