package dev.wringer.node.dhash;

import dev.wringer.node.block.Block;
import dev.wringer.node.chord.LookupResult;
import dev.wringer.node.protocol.DhashReply.Stored;
import dev.wringer.node.protocol.DhashReply.Stored.Outcome;
import dev.wringer.node.protocol.DhashRequest.StoreBlock;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.RpcFailure;
import java.util.ArrayList;
import java.util.List;

/**
 * <i>put</i> (CFS'01 §5.1): looks the key up, has each of the k replica holders store the block, all at once, and counts
 * who acknowledges. In place of a holder that does not answer, or is leaving, the next successor on another host is asked.
 */
final class Put {

    private final Dhash node;
    private final Block block;
    private final Replication replication;
    private final long begun;
    private final Promise<PutResult> result = new Promise<>();

    private final List<Peer> asked = new ArrayList<>();
    private final List<Peer> acknowledged = new ArrayList<>();
    private final List<PutResult.Refusal> refused = new ArrayList<>();
    private List<Peer> absent = List.of(); // those that did not answer: a new list after each change, since it is sent
    private int awaited; // asked, but neither acknowledged nor refused yet, or whoever may know of others
    private boolean superseded; // somebody holds a version that wins

    Put(Dhash node, Block block, Replication replication) {
        this.node = node;
        this.block = block;
        this.replication = replication;
        this.begun = node.chord().timers().nowNanos();
    }

    Promise<PutResult> run() {
        if (node.verification().accepts(block.key(), block)) {
            node.chord().lookup(block.key()).then(this::store, result::fail);
        } else {
            result.fail(
                    RpcFailure.Kind.REJECTED,
                    "the block fails verification: its key is not that of its contents, or its signature is wrong");
        }
        return result;
    }

    private void store(LookupResult found) {
        absent = List.copyOf(found.dead());
        askHolders(found);
    }

    /** Asks all holders not yet asked. Called again after each refusal, for others may be holders instead. */
    private void askHolders(LookupResult found) {
        Placement placement = node.placementOf(found, absent);
        if (!placement.isWhole()) {
            lookFurther(found);
        }
        askHolders(placement, found);
    }

    /** The ring may be so small, or the list that the lookup found has just lost entries. */
    private void lookFurther(LookupResult found) {
        awaited++;
        Wider.than(node.chord(), found, absent, node.settings().replicas())
                .then(
                        wider -> {
                            awaited--;
                            askHolders(node.placementOf(wider, absent), wider);
                        },
                        why -> {
                            awaited--;
                            concludeIfComplete();
                        });
    }

    private void askHolders(Placement placement, LookupResult found) {
        List<Peer> next = new ArrayList<>(placement.holders());
        next.removeIf(this::isAskedAlready);
        asked.addAll(next);
        awaited += next.size(); // all of them, before this node itself, which answers at once, is taken for the last
        next.forEach(holder -> ask(holder, found));
        concludeIfComplete();
    }

    /** A host keeps one copy: another of its nodes is asked only once the first one has refused. */
    private boolean isAskedAlready(Peer holder) {
        return asked.contains(holder)
                || asked.stream().anyMatch(other -> other.sharesHostWith(holder) && !hasRefused(other));
    }

    private boolean hasRefused(Peer holder) {
        return refused.stream().anyMatch(refusal -> refusal.peer().equals(holder));
    }

    private void ask(Peer holder, LookupResult found) {
        store(holder)
                .then(
                        stored -> {
                            awaited--;
                            if (stored.isAcknowledged()) {
                                acknowledged.add(holder);
                                concludeIfComplete();
                            } else {
                                refused.add(refusal(holder, stored));
                                askHolders(found);
                            }
                        },
                        why -> {
                            awaited--;
                            refused.add(new PutResult.Refusal(holder, why.toString()));
                            List<Peer> more = new ArrayList<>(absent);
                            more.add(holder);
                            absent = more;
                            askHolders(found);
                        });
    }

    private Promise<Stored> store(Peer holder) {
        int place = asked.indexOf(holder);
        return replication.store(holder, place, new StoreBlock(block, absent, StoreBlock.Cause.CLIENT));
    }

    private PutResult.Refusal refusal(Peer holder, Stored stored) {
        superseded |= stored.outcome() == Outcome.SUPERSEDED;
        String detail =
                stored.held().map(version -> " (holds version " + version + ")").orElse("");
        return new PutResult.Refusal(holder, stored.outcome() + detail);
    }

    private void concludeIfComplete() {
        if (awaited > 0) {
            return;
        }
        if (acknowledged.size() >= node.settings().requiredAcknowledgements()) {
            long elapsed = node.chord().timers().nowNanos() - begun;
            result.keep(new PutResult(
                    block.key(),
                    List.copyOf(acknowledged),
                    List.copyOf(refused),
                    node.settings().replicas(),
                    elapsed));
        } else {
            // Never REJECTED: from here on some holder may have the block, also one that did not answer.
            result.fail(superseded ? RpcFailure.Kind.SUPERSEDED : RpcFailure.Kind.UNDER_REPLICATED, shortfall());
        }
    }

    private String shortfall() {
        int wanted = node.settings().replicas();
        StringBuilder text = new StringBuilder()
                .append(acknowledged.size())
                .append(" of ")
                .append(wanted)
                .append(" replicas acknowledged, ")
                .append(node.settings().requiredAcknowledgements())
                .append(" required");
        if (asked.size() < wanted) {
            text.append("; only ").append(asked.size()).append(" distinct hosts are known");
        }
        String separator = ": ";
        for (PutResult.Refusal refusal : refused) {
            text.append(separator).append(refusal.peer()).append(' ').append(refusal.reason());
            separator = ", ";
        }
        return text.toString();
    }
}
