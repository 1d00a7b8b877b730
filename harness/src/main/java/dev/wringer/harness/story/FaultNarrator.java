package dev.wringer.harness.story;

import dev.wringer.harness.record.Event;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells what is done to the ring. */
final class FaultNarrator {

    private final Scene scene;
    private final Copies copies;

    FaultNarrator(Scene scene, Copies copies) {
        this.scene = scene;
        this.copies = copies;
    }

    /** Whether this is something done to the ring: a story begins at the first one. */
    static boolean isFault(Event event) {
        return event instanceof Event.Crashed
                || event instanceof Event.Leaving
                || event instanceof Event.Restarted
                || event instanceof Event.Imposed
                || event instanceof Event.MaintenanceSwitched
                || (event instanceof Event.Acted acted
                        && (acted.deed() == Event.Deed.DONE || acted.deed() == Event.Deed.SHORTENED));
    }

    /** A line of the record, told if it is one of these. */
    Optional<Step> tell(Event event) {
        if (event instanceof Event.Crashed crashed) {
            return told(
                    event,
                    names(crashed.victims()) + verb(crashed.victims(), "crashes", "crash") + lost(crashed.victims()));
        } else if (event instanceof Event.Leaving leaving) {
            return told(event, names(leaving.leavers()) + verb(leaving.leavers(), "is", "are") + " told to leave");
        } else if (event instanceof Event.Left left) {
            return told(
                    event,
                    names(left.leavers()) + verb(left.leavers(), "has", "have") + " left" + lost(left.leavers()));
        } else if (event instanceof Event.Restarted restarted) {
            return told(
                    event,
                    names(restarted.nodes()) + verb(restarted.nodes(), "starts", "start") + " again, "
                            + restarted.disk());
        } else if (event instanceof Event.Imposed imposed) {
            return told(event, "a regime begins: " + imposed.regime());
        } else if (event instanceof Event.Healed healed) {
            return told(event, "the regime ends: " + healed.regime());
        } else if (event instanceof Event.MaintenanceSwitched switched) {
            return told(event, "maintenance " + (switched.running() ? "goes on" : "stops") + " on all nodes");
        } else if (event instanceof Event.Suspected suspected) {
            return told(
                    event,
                    scene.name(suspected.whom()) + " is taken for dead though it is alive: since "
                            + Instant.text(suspected.sinceNanos()) + " calls to it were not answered in time");
        }
        return Optional.empty();
    }

    private String names(Collection<Peer> peers) {
        return scene.names(peers).replace("†", "");
    }

    private static String verb(Collection<Peer> subjects, String one, String several) {
        return " " + (subjects.size() == 1 ? one : several);
    }

    /** Which copies of the blocks concerned go with them. */
    private String lost(List<Peer> victims) {
        String blocks =
                copies.heldBy(victims).stream().map(RingId::toShortString).collect(Collectors.joining(", "));
        return blocks.isEmpty()
                ? ""
                : ", and with " + (victims.size() == 1 ? "it its copy" : "them their copies") + " of " + blocks;
    }

    private static Optional<Step> told(Event event, String text) {
        return Optional.of(new Step(event.atNanos(), Optional.empty(), text, text, List.of()));
    }
}
