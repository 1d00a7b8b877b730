package dev.wringer.harness.ring;

/** Where the hosts of a ring keep the blocks that they hold. */
public enum Store {
    /** In memory: they die with the host. */
    MEMORY,
    /** In files: a host that comes back finds them again. */
    DISK
}
