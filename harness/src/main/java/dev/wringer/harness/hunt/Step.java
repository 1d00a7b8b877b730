package dev.wringer.harness.hunt;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Operation;
import dev.wringer.node.protocol.RpcFailure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One kind of thing that happens in a trial: by them failures are told apart, and it is counted what has been tried. */
public enum Step {
    /** A node became a member. */
    JOIN,
    /** Nodes left and had handed over. */
    LEAVE,
    /** Hosts died. */
    CRASH,
    /** Hosts came back. */
    RESTART,
    /** Links were cut. */
    CUT,
    /** Links became worse. */
    WORSEN,
    /** Hosts were frozen. */
    FREEZE,
    /** Hosts went down for a time. */
    DOWN,
    /** Maintenance stopped. */
    STILL,
    /** A regime ended. */
    HEAL,
    /** A living node was taken for dead. */
    SUSPICION,
    /** A ring was seen broken while that is nobody's fault. */
    EXCUSE,
    /** A request went round a dead contact. */
    DETOUR,
    /** A contact led no closer to a key. */
    MISROUTE,
    /** A copy failed verification. */
    CORRUPT_COPY,
    /** A store lost against another version. */
    SUPERSEDED,
    /** A lookup failed. */
    FAILED_LOOKUP,
    /** A store failed. */
    FAILED_STORE,
    /** A fetch failed. */
    FAILED_FETCH,
    /** The ring became ideal again in the end. */
    RECOVERY,
    /** The premise of the protocol broke. */
    BROKEN_PREMISE;

    /** How people read it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it is something that was done to a ring or to its membership, as opposed to what came of it. */
    boolean isCause() {
        return compareTo(HEAL) <= 0;
    }

    /** What this event shows, in the order in which it happened. */
    static List<Step> of(Event event) {
        if (event instanceof Event.Completed completed) {
            return ofOperation(completed.operation());
        }
        return ofRing(event).map(List::of).orElse(List.of());
    }

    private static Optional<Step> ofRing(Event event) {
        if (event instanceof Event.Joined) {
            return Optional.of(JOIN);
        } else if (event instanceof Event.Left) {
            return Optional.of(LEAVE);
        } else if (event instanceof Event.Crashed) {
            return Optional.of(CRASH);
        } else if (event instanceof Event.Restarted) {
            return Optional.of(RESTART);
        } else if (event instanceof Event.Imposed imposed) {
            return Optional.of(ofRegime(imposed));
        } else if (event instanceof Event.Healed) {
            return Optional.of(HEAL);
        } else if (event instanceof Event.Suspected) {
            return Optional.of(SUSPICION);
        } else if (event instanceof Event.Excused) {
            return Optional.of(EXCUSE);
        } else if (event instanceof Event.Spoilt) {
            return Optional.of(BROKEN_PREMISE);
        }
        return event instanceof Event.Concluded concluded && concluded.conclusion() == Event.Conclusion.IDEAL
                ? Optional.of(RECOVERY)
                : Optional.empty();
    }

    private static Step ofRegime(Event.Imposed imposed) {
        return switch (imposed.effect().hindrance()) {
            case CUT -> CUT;
            case SLOW, WORSE -> WORSEN;
            case FROZEN -> FREEZE;
            case DOWN -> DOWN;
            case STILL -> STILL;
        };
    }

    private static List<Step> ofOperation(Operation operation) {
        if (!operation.succeeded()) {
            boolean superseded = operation
                    .failure()
                    .filter(RpcFailure.Kind.SUPERSEDED::equals)
                    .isPresent();
            return List.of(
                    superseded
                            ? SUPERSEDED
                            : switch (operation.kind()) {
                                case LOOKUP -> FAILED_LOOKUP;
                                case STORE -> FAILED_STORE;
                                case FETCH -> FAILED_FETCH;
                            });
        } else if (operation.corrupt() > 0) {
            return List.of(CORRUPT_COPY);
        } else if (operation.misroutes() > 0) {
            return List.of(MISROUTE);
        }
        return operation.dead().isEmpty() ? List.of() : List.of(DETOUR);
    }
}
