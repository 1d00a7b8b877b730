package dev.wringer.reports.trial;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.RegimeEffect;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import dev.wringer.reports.trial.Surroundings.Preceding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the record says happened to some nodes, and to a block, before a violation.
 *
 * @param last the last of it, in order
 * @param earlier how much there was before that
 */
record Preceded(List<Preceding> last, int earlier) {

    private static final int MOST = 16;
    private static final int NAMED = 6;

    static Preceded of(RingRecord record, CaughtViolation violation, List<Peer> nodes, Optional<Operation> operation) {
        Teller teller = new Teller(nodes, operation, violation.operation().orElse(-1));
        List<Preceding> all = new ArrayList<>();
        for (Event event : record.events().subList(0, violation.place())) {
            teller.tell(event).ifPresent(text -> all.add(new Preceding(event.atNanos(), text)));
        }
        operation.ifPresent(one -> all.add(new Preceding(one.invokedNanos(), teller.asked(one))));
        all.sort((one, other) -> Long.compare(one.atNanos(), other.atNanos())); // stable
        int earlier = Math.max(0, all.size() - MOST);
        return new Preceded(List.copyOf(all.subList(earlier, all.size())), earlier);
    }

    /** Says what an event means for the nodes concerned, if it means anything. */
    private static final class Teller {

        private final Set<Peer> nodes;
        private final Set<String> hosts;
        private final Optional<RingId> key;
        private final int number;
        private final Set<Integer> regimes = new HashSet<>(); // that have begun
        private List<Peer> holders = List.of();

        Teller(List<Peer> nodes, Optional<Operation> operation, int number) {
            this.nodes = new HashSet<>(nodes);
            this.hosts = nodes.stream().map(Peer::host).collect(Collectors.toSet());
            this.key = operation.map(Operation::key);
            this.number = number;
        }

        Optional<String> tell(Event event) {
            if (event instanceof Event.Joined joined) {
                return about(List.of(joined.member()), "has joined");
            } else if (event instanceof Event.Leaving leaving) {
                return about(leaving.leavers(), "told to leave");
            } else if (event instanceof Event.Left left) {
                return about(left.leavers(), "left");
            } else if (event instanceof Event.Crashed crashed) {
                return about(crashed.victims(), "crashed");
            } else if (event instanceof Event.Restarted restarted) {
                return about(restarted.nodes(), "started again, " + restarted.disk());
            } else if (event instanceof Event.Suspected suspected) {
                return about(List.of(suspected.whom()), "taken for dead though alive: calls were not answered in time");
            } else if (event instanceof Event.Imposed imposed) {
                return begins(imposed);
            } else if (event instanceof Event.Healed healed) {
                return regimes.remove(healed.number()) ? Optional.of("ends: " + healed.regime()) : Optional.empty();
            } else if (event instanceof Event.MaintenanceSwitched switched) {
                return Optional.of("maintenance " + (switched.running() ? "goes on" : "stops") + " on all nodes");
            } else if (event instanceof Event.Inventory inventory) {
                return counted(inventory);
            } else if (event instanceof Event.Completed completed) {
                return completed(completed.operation());
            } else if (event instanceof Event.Snapshot snapshot) {
                return Optional.of("the ring was looked at: " + snapshot.label());
            }
            return Optional.empty();
        }

        private Optional<String> begins(Event.Imposed imposed) {
            if (!concerns(imposed.effect())) {
                return Optional.empty();
            }
            regimes.add(imposed.number());
            return Optional.of("begins: " + imposed.regime());
        }

        private boolean concerns(RegimeEffect effect) {
            return (effect.from().isEmpty() && effect.to().isEmpty())
                    || effect.from().stream().anyMatch(hosts::contains)
                    || effect.to().stream().anyMatch(hosts::contains);
        }

        /** Of many that are hit at once those are named that are concerned. */
        private Optional<String> about(Collection<Peer> whom, String what) {
            List<Peer> concerned = whom.stream().filter(nodes::contains).toList();
            int others = whom.size() - concerned.size();
            return concerned.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            names(concerned) + (others > 0 ? " (and " + others + " elsewhere)" : "") + ": " + what);
        }

        private Optional<String> counted(Event.Inventory inventory) {
            List<Peer> now = key.map(inventory.holdings()::holdersOf).orElse(List.of());
            if (now.equals(holders)) {
                return Optional.empty();
            }
            holders = List.copyOf(now);
            String who = now.isEmpty() ? "by nobody alive" : "by " + names(now);
            return Optional.of("block " + key.map(RingId::toShortString).orElse("") + " is held " + who);
        }

        private Optional<String> completed(Operation one) {
            boolean ofTheKey = key.filter(one.key()::equals).isPresent() && one.number() != number;
            return ofTheKey ? Optional.of(name(one) + ": " + outcome(one)) : Optional.empty();
        }

        String asked(Operation one) {
            return one.origin().name() + " is asked for " + name(one);
        }

        private static String name(Operation one) {
            return one.kind().name().toLowerCase(Locale.ROOT) + " " + one.number() + " of "
                    + one.key().toShortString();
        }

        private static String outcome(Operation one) {
            return switch (one.outcome()) {
                case FAILED -> "failed, " + one.detail();
                case UNKNOWN -> "nobody knows what came of it";
                case OK ->
                    one.kind() == Operation.Kind.STORE
                            ? "acknowledged by " + names(one.replicas())
                            : "answered by " + one.answeredBy().map(Peer::name).orElse("nobody");
            };
        }

        private static String names(Collection<Peer> peers) {
            String some = peers.stream().limit(NAMED).map(Peer::name).collect(Collectors.joining(", "));
            return peers.size() > NAMED ? some + " and " + (peers.size() - NAMED) + " more" : some;
        }
    }
}
