package dev.wringer.harness.processes;

import dev.wringer.harness.live.SmallRings;
import dev.wringer.harness.ring.Ring;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A harness that has a ring and does nothing about it, as a process: tells its processes, and goes on for ever. */
final class HeldRing {

    private HeldRing() {}

    public static void main(String[] arguments) throws IOException {
        Ring ring = ProcessRings.GENTLE.start();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        ProcessHandle.current().descendants().forEach(process -> out.println(process.pid()));
        out.println("hosts: " + SmallRings.HOSTS + " nodes: " + ring.members().size());
        int end = System.in.read(); // until the one who has started this is gone
        out.println(end);
    }
}
