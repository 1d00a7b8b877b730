package dev.wringer.harness.live;

import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.node.block.Block;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A folder for each host that keeps its blocks on disk; gone when the ring is. */
public final class HostDisks implements AutoCloseable {

    private final Map<String, TemporaryFolder> disks = new HashMap<>();

    /** The disk of this host, which outlives it. */
    public Path of(String host) {
        return disks.computeIfAbsent(host, name -> TemporaryFolder.create("wringer-disk-"))
                .path();
    }

    /** Removes the disk of a dead host. */
    public void wipe(String host) {
        TemporaryFolder disk = disks.remove(host);
        if (disk != null) {
            disk.close();
        }
    }

    /** Damages blocks on the disk of a dead host. */
    public Damage rot(String host, List<Block> chosen) {
        BitRot rot = new BitRot(chosen);
        try {
            rot.strike(of(host));
        } catch (IOException e) {
            throw new TestbedFailure("the disk of " + host + " could not be damaged: " + e.getMessage(), e);
        }
        return rot.damage();
    }

    @Override
    public void close() {
        disks.values().forEach(TemporaryFolder::close);
    }
}
