package dev.wringer.harness.workload;

import dev.wringer.node.block.Block;
import dev.wringer.node.id.RingId;
import dev.wringer.node.port.Entropy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws from a workload what clients do next. One thread. */
public final class Generator {

    private static final double NANOS = 1e9;

    private final Workload workload;
    private final Entropy chance;
    private final List<RingId> stored = new ArrayList<>(); // what was acknowledged, in that order, each once
    private final Set<RingId> known = new HashSet<>(); // the same
    private final Map<RingId, Integer> writing =
            new HashMap<>(); // how many versions are being stored of which block; each > 0
    private final Map<RingId, Author> authors = new LinkedHashMap<>(); // by the keys of their blocks
    private final Map<RingId, Long> versions = new LinkedHashMap<>(); // the number that each author has given last

    /** Draws from {@code chance}. */
    public Generator(Workload workload, Entropy chance) {
        this.workload = workload;
        this.chance = chance;
        if (workload.mix().needsAuthors()) {
            Author.several(workload.authors(), chance).forEach(author -> {
                authors.put(author.key(), author);
                versions.put(author.key(), 0L);
            });
        }
    }

    /** What has to be stored before clients begin: the first version of each author's block among it. */
    public List<Block> blocksToBeginWith() {
        List<Block> blocks = new ArrayList<>();
        if (workload.mix().needsBlocks()) {
            blocks.addAll(Workloads.randomBlocks(workload.blocks(), workload.blockSize(), chance));
        }
        List.copyOf(authors.keySet()).forEach(key -> blocks.add(nextVersion(key)));
        return blocks;
    }

    /** A block was stored, so it can be asked for. */
    public void acknowledged(RingId key) {
        if (known.add(key)) {
            stored.add(key);
        }
    }

    /**
     * What is to be done next. As long as there is no block to fetch, or every author is busy with an update, a key is looked up
     * instead.
     */
    public Task task() {
        Task task = workload.mix().draw(chance);
        boolean wantsBlock = task == Task.FETCH || task == Task.NEWEST;
        boolean isImpossible =
                (wantsBlock && stored.isEmpty()) || (isWritten(task) && writing.size() == authors.size());
        return isImpossible ? Task.LOOKUP : task;
    }

    /** The key that is to be looked up: uniform on the circle, or of a block if some are asked for more than others. */
    public RingId keyToLookUp() {
        return workload.keys() instanceof KeyChoice.Uniform || stored.isEmpty()
                ? Workloads.randomKeys(1, chance).get(0)
                : keyToFetch();
    }

    /** The key of a block that was stored. */
    public RingId keyToFetch() {
        return stored.get(workload.keys().draw(stored.size(), chance));
    }

    /** A block that nobody has stored yet. */
    public Block newBlock() {
        return Workloads.randomBlocks(1, workload.blockSize(), chance).get(0);
    }

    private static boolean isWritten(Task task) {
        return task == Task.UPDATE || task == Task.CONFLICT;
    }

    /** The next version of the block of an author who is not busy with another one, and is from now on. */
    public Block update() {
        RingId key = freeAuthor();
        writing.put(key, 1);
        return nextVersion(key);
    }

    /** Two blocks of one such author that have the next version number both. */
    public List<Block> conflict() {
        RingId key = freeAuthor();
        writing.put(key, 2);
        Block one = nextVersion(key);
        return List.of(one, version(key, "another version "));
    }

    private RingId freeAuthor() {
        List<RingId> free = authors.keySet().stream()
                .filter(key -> !writing.containsKey(key))
                .toList();
        return free.get(workload.keys().draw(free.size(), chance));
    }

    /** A store of the block under this key is over, whatever came of it. */
    public void written(RingId key) {
        writing.computeIfPresent(key, (same, number) -> number == 1 ? null : number - 1);
    }

    private Block nextVersion(RingId key) {
        versions.merge(key, 1L, Long::sum);
        return version(key, "version ");
    }

    private Block version(RingId key, String words) {
        long number = versions.getOrDefault(key, 0L);
        Author author = authors.get(key);
        if (author == null) {
            throw new IllegalArgumentException("nobody writes " + key);
        }
        return author.write(number, words + number);
    }

    /** How long to wait, with this mean: exponentially distributed. */
    public Duration pause(Duration mean) {
        return Duration.ofNanos(Math.round(-StrictMath.log(1 - chance.nextDouble()) * mean.toNanos()));
    }

    /** How long it takes until the next operation of an open loop. */
    public Duration untilNext(Arrival.Open open) {
        return pause(Duration.ofNanos(Math.round(NANOS / open.perSecond())));
    }
}
