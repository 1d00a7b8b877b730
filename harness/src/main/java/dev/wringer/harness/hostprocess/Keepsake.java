package dev.wringer.harness.hostprocess;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.testee.InspectedNode;
import java.util.List;
import java.util.Map;

/** What is kept of a life of a host in the run's directory: its log, how it ended, and what its nodes believed last. */
public final class Keepsake {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningHost host;
    private final int life;
    private final List<InspectedNode> lastWords;

    /**
     * Of a host whose life is over, or is about to be.
     *
     * @param life how many times it has been started so far
     * @param lastWords what its nodes said last; empty if they said nothing
     */
    public Keepsake(RunningHost host, int life, List<InspectedNode> lastWords) {
        this.host = host;
        this.life = life;
        this.lastWords = lastWords;
    }

    /**
     * Hands it over. What cannot be had any more is left out: this is done when things have gone wrong, too.
     *
     * @param circumstances what its testbed knows of its life and its end, by name: texts, numbers and truth values
     */
    public void keep(ClusterEvents events, Map<String, ?> circumstances, String log) {
        String name = host.shortName() + (life == 1 ? "" : "-life-" + life);
        events.attached(name + ".json", json(circumstances));
        events.attached(name + ".log", log);
    }

    private String json(Map<String, ?> circumstances) {
        ObjectNode json = JSON.createObjectNode();
        json.put("host", host.name());
        json.put("life", life);
        circumstances.forEach(json::putPOJO);
        if (!lastWords.isEmpty()) {
            describe(lastWords, json.putArray("nodes"));
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void describe(List<InspectedNode> nodes, ArrayNode array) {
        for (InspectedNode node : nodes) {
            ObjectNode described = array.addObject();
            described.put("self", node.belief().self().toString());
            described.put("member", node.member());
            node.belief().predecessor().ifPresent(peer -> described.put("predecessor", peer.toString()));
            ArrayNode successors = described.putArray("successors");
            node.belief().successors().forEach(peer -> successors.add(peer.toString()));
        }
    }
}
