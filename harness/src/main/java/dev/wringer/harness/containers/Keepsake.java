package dev.wringer.harness.containers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.testee.InspectedNode;
import java.util.List;

/** What is kept of a life of a host in the run's directory: its log, how it ended, and what its nodes believed last. */
final class Keepsake {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HostContainer host;
    private final int life;
    private final List<InspectedNode> lastWords;

    /**
     * Of a host that still has its container, as far as anybody knows.
     *
     * @param life how many times it has been started so far
     * @param lastWords what its nodes said last; empty if they said nothing
     */
    Keepsake(HostContainer host, int life, List<InspectedNode> lastWords) {
        this.host = host;
        this.life = life;
        this.lastWords = lastWords;
    }

    /** Hands it over. What cannot be had any more is left out: this is done when things have gone wrong, too. */
    void keep(ClusterEvents events) {
        String name = host.shortName() + (life == 1 ? "" : "-life-" + life);
        events.attached(name + ".json", json());
        events.attached(name + ".log", host.container().log());
    }

    private String json() {
        ObjectNode json = JSON.createObjectNode();
        json.put("host", host.name());
        json.put("life", life);
        json.put("image", host.container().image());
        json.put("container", host.container().id());
        try {
            describe(host.container().state(), json);
        } catch (TestbedFailure e) {
            json.put("unknown", String.valueOf(e.getMessage()));
        }
        if (!lastWords.isEmpty()) {
            describe(lastWords, json.putArray("nodes"));
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void describe(ContainerState state, ObjectNode json) {
        json.put("status", state.getStatus());
        json.put("exitStatus", state.getExitCodeLong());
        json.put("started", state.getStartedAt());
        json.put("finished", state.getFinishedAt());
        json.put("killedForLackOfMemory", Boolean.TRUE.equals(state.getOOMKilled()));
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
