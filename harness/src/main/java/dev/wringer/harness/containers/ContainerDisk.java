package dev.wringer.harness.containers;

import dev.wringer.harness.live.BitRot;
import dev.wringer.harness.live.Damage;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.node.block.Block;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The files in which a dead host keeps its blocks. They are reached through the engine, wherever that runs. */
final class ContainerDisk {

    /** Where a durable host keeps its blocks. */
    static final String STORE = "/var/lib/wringer";

    private static final String PARENT = STORE.substring(0, STORE.lastIndexOf('/'));

    private final Engine engine;
    private final RunningContainer container;

    ContainerDisk(Engine engine, RunningContainer container) {
        this.engine = engine;
        this.container = container;
    }

    /** Changes bytes in these blocks, wherever they stand in the files. */
    Damage rot(List<Block> blocks) {
        BitRot rot = new BitRot(blocks);
        byte[] files = engine.ask("copy the files of a dead host", () -> damaged(rot));
        engine.tell("put the damaged files of a dead host back", () -> engine.client()
                .copyArchiveToContainerCmd(container.id())
                .withTarInputStream(new ByteArrayInputStream(files))
                .withRemotePath(PARENT)
                .exec());
        return rot.damage();
    }

    /** The archive of all files, with owners and rights as they were, after the rot. */
    private byte[] damaged(BitRot rot) {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        try (InputStream archive = engine.client()
                        .copyArchiveFromContainerCmd(container.id(), STORE)
                        .exec();
                TarArchiveInputStream entries = new TarArchiveInputStream(archive);
                TarArchiveOutputStream out = new TarArchiveOutputStream(copy)) {
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                byte[] contents = entries.readAllBytes();
                rot.strike(contents);
                out.putArchiveEntry(entry);
                out.write(contents);
                out.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new TestbedFailure("the files of a dead host could not be read: " + e.getMessage(), e);
        }
        return copy.toByteArray();
    }
}
