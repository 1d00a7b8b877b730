package dev.wringer.node.store;

import dev.wringer.node.port.RingMemory;
import dev.wringer.node.protocol.ChordReply.Neighbours;
import dev.wringer.node.protocol.Peer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * One virtual node's memory of its ring in the file of {@link DurableBlockStores}: the names of its neighbours, one on a line,
 * the predecessor's first, which may be empty. What cannot be read is not remembered. Not thread-safe.
 */
final class DurableRingMemory implements RingMemory {

    private static final String LINE_END = "\n";

    private final MVStore file;
    private final MVMap<String, String> memories;
    private final String node;

    /** @param node under which key it is kept */
    DurableRingMemory(MVStore file, MVMap<String, String> memories, String node) {
        this.file = file;
        this.memories = memories;
        this.node = node;
    }

    @Override
    public void remember(Neighbours neighbours) {
        Peer predecessor = neighbours.predecessor();
        String successors = neighbours.successors().stream()
                .map(peer -> LINE_END + peer.name())
                .collect(Collectors.joining());
        memories.put(node, (predecessor == null ? "" : predecessor.name()) + successors);
        file.commit();
    }

    @Override
    public Optional<Neighbours> recall() {
        return Optional.ofNullable(memories.get(node)).flatMap(DurableRingMemory::parse);
    }

    private static Optional<Neighbours> parse(String text) {
        List<String> lines = Arrays.asList(text.split(LINE_END, -1));
        try {
            List<Peer> successors = lines.stream().skip(1).map(Peer::named).toList();
            return Optional.of(new Neighbours(lines.get(0).isEmpty() ? null : Peer.named(lines.get(0)), successors));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
