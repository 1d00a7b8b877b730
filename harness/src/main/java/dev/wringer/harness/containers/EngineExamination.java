package dev.wringer.harness.containers;

import com.github.dockerjava.api.model.Info;
import dev.wringer.harness.doctor.Finding;
import dev.wringer.harness.hostprocess.Checkout;
import dev.wringer.harness.ring.TestbedFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the testbed {@code containers} needs of a machine and its Docker engine. */
public final class EngineExamination {

    private static final int LEAST_MAJOR = 20;
    private static final long LEAST_MEMORY = 4L << 30; // 50 containers and what they run beside

    private final List<Finding> findings = new ArrayList<>();
    private final ImageChoice choice;

    private EngineExamination(ImageChoice choice) {
        this.choice = choice;
    }

    /** Looks; starts a container or two where there is an image for them, builds none. */
    public static List<Finding> findings(ImageChoice choice) {
        EngineExamination examination = new EngineExamination(choice);
        try {
            examination.examine(Engine.connect());
        } catch (TestbedFailure e) {
            String[] parts = String.valueOf(e.getMessage()).split(": ", 2);
            examination.findings.add(Finding.broken("Docker engine", parts[0], parts.length > 1 ? parts[1] : ""));
        }
        return List.copyOf(examination.findings);
    }

    private void examine(Engine engine) {
        version(engine.info());
        memory(engine);
        Images images = new Images(engine, choice, Checkout.ofThisProcess().map(Checkout::home));
        List<Images.State> states = images.states();
        images(states);
        leftovers(engine);
        kernel(states, new NamespaceTools(images));
    }

    private void version(Info info) {
        String version = Optional.ofNullable(info.getServerVersion()).orElse("of unknown version");
        String text = version + ", " + info.getDriver();
        findings.add(
                major(version) >= LEAST_MAJOR
                        ? Finding.ok("Docker engine", text)
                        : Finding.limit("Docker engine", text, "nobody has tried one older than 20.10: update it"));
    }

    private static int major(String version) {
        String digits = version.replaceFirst("\\D.*", "");
        return digits.isEmpty() ? LEAST_MAJOR : Integer.parseInt(digits);
    }

    private void memory(Engine engine) {
        EngineMemory memory = EngineMemory.of(engine);
        String text = memory.of() + " " + (memory.bytes() >> 20) + " MiB";
        findings.add(
                memory.bytes() >= LEAST_MEMORY
                        ? Finding.ok("for containers", text)
                        : Finding.limit("for containers", text, "take fewer hosts with more virtual-nodes"));
    }

    private void images(List<Images.State> states) {
        for (Images.State state : states) {
            findings.add(
                    state.present()
                            ? Finding.ok("image", state.name() + " is there")
                            : Finding.limit("image", state.name() + " is not there", state.remedy()));
        }
    }

    private void leftovers(Engine engine) {
        Leftovers leftovers = Leftovers.of(engine);
        findings.add(
                leftovers.isEmpty()
                        ? Finding.ok("left over", "nothing")
                        : Finding.limit("left over", leftovers.text(), "./wringer clean, or just the next run"));
    }

    private void kernel(List<Images.State> states, NamespaceTools tools) {
        if (states.stream().noneMatch(state -> state.repository().equals("wringer-tools") && state.present())) {
            findings.add(Finding.limit(
                    "packet faults", "not looked for without the tools image", "docker/build.sh tools makes it"));
            return;
        }
        findings.add(
                tools.succeeds("iptables -A OUTPUT -m statistic --mode random --probability 0.5 -j DROP")
                        ? Finding.ok("packet loss", "iptables has the statistic match")
                        : Finding.limit(
                                "packet loss",
                                "iptables cannot lose packets in a container",
                                "load the kernel module xt_statistic"));
        findings.add(
                tools.succeeds(Netem.PROBE)
                        ? Finding.ok("netem", "the kernel has it")
                        : Finding.limit(
                                "netem",
                                "this kernel does not have it: no duplication, reordering or corruption of packets",
                                "load the kernel modules sch_netem, sch_prio and cls_u32"));
    }
}
