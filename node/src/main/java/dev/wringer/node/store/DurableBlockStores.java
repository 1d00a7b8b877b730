package dev.wringer.node.store;

import dev.wringer.node.port.BlockStore;
import dev.wringer.node.port.RingMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.StringDataType;

/**
 * The block stores of one host's virtual nodes, and what they remember of their ring, kept in one file that outlives the
 * process.
 *
 * <p>The file is an H2 MVStore. It is log-structured: each change is committed as one new chunk behind the others, with a
 * checksum, and never overwrites a live one, so that a process that is killed at any instant (SIGKILL) loses nothing that
 * it has acknowledged, and a half-written chunk is ignored at the next start. It is pure Java without dependencies and
 * 300 KB small, where RocksDB and LMDB bring native libraries for each platform into the image; it has carried the H2
 * database since 2014. Against a power cut it is as good as the file system's write-back: chunks are not forced to the
 * medium one by one, since DHash keeps replicas against the loss of a machine.
 *
 * <p>Not thread-safe, like the stores that it gives out.
 */
public final class DurableBlockStores implements AutoCloseable {

    private static final String FILE = "blocks.mv";

    private final Path path;
    private final MVStore file;

    private DurableBlockStores(Path path, MVStore file) {
        this.path = path;
        this.file = file;
    }

    /**
     * Opens the file in {@code directory}, which is made if need be.
     *
     * @throws IOException if the directory cannot be made, or the file is damaged or in use by another process
     */
    public static DurableBlockStores open(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path path = directory.resolve(FILE);
        try {
            return new DurableBlockStores(
                    path,
                    new MVStore.Builder()
                            .fileName(path.toString())
                            .autoCommitDisabled() // no thread of its own: this class commits
                            .open());
        } catch (MVStoreException e) {
            throw new IOException("cannot open the block store " + path + ": " + e.getMessage(), e);
        }
    }

    /** The store of one virtual node, with what it held last. To be called once for each. */
    public BlockStore of(int virtualNode) {
        MVMap<String, byte[]> blocks = file.openMap(
                "node-" + virtualNode,
                new MVMap.Builder<String, byte[]>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(ByteArrayDataType.INSTANCE));
        return new DurableBlockStore(file, blocks);
    }

    /** What one virtual node remembers of its ring, in the same file. */
    public RingMemory memoryOf(int virtualNode) {
        MVMap<String, String> memories = file.openMap(
                "neighbours",
                new MVMap.Builder<String, String>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(StringDataType.INSTANCE));
        return new DurableRingMemory(file, memories, "node-" + virtualNode);
    }

    /** Closes the file; compacting it takes a tenth of a second at most. */
    @Override
    public void close() {
        file.close(100);
    }

    /**
     * Removes the file, and with it all that the stores hold.
     *
     * @throws UncheckedIOException if it cannot be removed
     */
    public void discard() {
        file.closeImmediately();
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the block store " + path, e);
        }
    }

    /** Lets go of the file as it is, as if the process had been killed. */
    public void abandon() {
        file.closeImmediately();
    }
}
