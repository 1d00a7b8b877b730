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

/** What is kept of a host in the run's directory: its log, how it ended, and what its nodes believed last. */
final class Keepsake {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HostContainer host;
    private final List<InspectedNode> lastWords;

    /** @param lastWords what its nodes said last; empty if they said nothing */
    Keepsake(HostContainer host, List<InspectedNode> lastWords) {
        this.host = host;
        this.lastWords = lastWords;
    }

    /** Hands it over. What cannot be had any more is left out: this is done when things have gone wrong, too. */
    void keep(ClusterEvents events) {
        try {
            ContainerState state = host.container().state();
            events.attached(host.shortName() + ".log", host.container().log());
            events.attached(host.shortName() + ".json", json(state));
        } catch (TestbedFailure e) {
            events.attached(host.shortName() + ".json", "{\"unknown\": \"its container cannot be asked any more\"}\n");
        }
    }

    private String json(ContainerState state) {
        ObjectNode json = JSON.createObjectNode();
        json.put("host", host.name());
        json.put("image", host.container().image());
        json.put("container", host.container().id());
        json.put("status", state.getStatus());
        json.put("exitStatus", state.getExitCodeLong());
        json.put("started", state.getStartedAt());
        json.put("finished", state.getFinishedAt());
        json.put("killedForLackOfMemory", Boolean.TRUE.equals(state.getOOMKilled()));
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
