package dev.wringer.harness.local;

import dev.wringer.harness.fault.Disk;
import dev.wringer.harness.live.BitRot;
import dev.wringer.harness.ring.Evidence;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.node.block.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A directory for each host that keeps its blocks on disk; gone when the ring is. */
final class LocalDisks implements AutoCloseable {

    private final Map<String, Path> disks = new HashMap<>();

    /** The disk of this host, which outlives it. */
    Path of(String host) {
        return disks.computeIfAbsent(host, name -> {
            try {
                return Files.createTempDirectory("wringer-disk-");
            } catch (IOException e) {
                throw new TestbedFailure("no directory for the blocks of " + name + ": " + e.getMessage(), e);
            }
        });
    }

    /** Has the disk of a dead host suffer. */
    Evidence damage(String host, Disk fate, List<Block> damaged) {
        Path disk = of(host);
        try {
            return fate instanceof Disk.Lost ? wipe(disk) : rot(disk, damaged);
        } catch (IOException e) {
            throw new TestbedFailure("the disk of " + host + " could not be damaged: " + e.getMessage(), e);
        }
    }

    private static Evidence wipe(Path disk) throws IOException {
        delete(disk);
        Files.createDirectory(disk);
        return Evidence.shown("wiped");
    }

    private static Evidence rot(Path disk, List<Block> damaged) throws IOException {
        BitRot rot = new BitRot(damaged);
        rot.strike(disk);
        String text = rot.hits() + " of " + damaged.size() + " blocks damaged";
        return rot.hits() == damaged.size() ? Evidence.shown(text) : Evidence.missing(text);
    }

    private static void delete(Path directory) throws IOException {
        List<Path> entries;
        try (var walk = Files.walk(directory)) {
            entries = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path entry : entries) {
            Files.delete(entry);
        }
    }

    @Override
    public void close() {
        disks.values().forEach(disk -> {
            try {
                delete(disk);
            } catch (IOException e) {
                throw new TestbedFailure("the directory " + disk + " could not be removed: " + e.getMessage(), e);
            }
        });
    }
}
