package dev.wringer.harness.containers;

import dev.wringer.harness.hostprocess.Bulk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Containers, networks and volumes of rings whose harness is gone: it was killed before it could take them down. They are
 * told by Wringer's own labels, so that nothing else is touched.
 *
 * @param containers their ids
 * @param networks their ids
 * @param volumes their names
 */
public record Leftovers(List<String> containers, List<String> networks, List<String> volumes) {

    private static final int AT_A_TIME = 8;
    private static final Map<String, String> OF_A_RING = Map.of(Labels.KIND, "ring");

    /** Those whose owner is known to have ended. */
    public static Leftovers of(Engine engine) {
        return select(engine, owner -> owner.filter(Owner::isGone).isPresent());
    }

    /** Whatever belongs to a ring, of whatever owner, running ones included. */
    public static Leftovers all(Engine engine) {
        return select(engine, owner -> true);
    }

    /** What this process has started. */
    static Leftovers ofThisProcess(Engine engine) {
        Owner self = Owner.self();
        return select(engine, owner -> owner.filter(self::equals).isPresent());
    }

    private static Leftovers select(Engine engine, Predicate<Optional<Owner>> wanted) {
        Predicate<Map<String, String>> labelled = labels ->
                wanted.test(Optional.ofNullable(labels.get(Labels.OWNER)).flatMap(Owner::parse));
        List<String> containers = engine.ask(
                "list containers",
                () -> engine.client().listContainersCmd().withShowAll(true).withLabelFilter(OF_A_RING).exec().stream()
                        .filter(each -> labelled.test(each.getLabels()))
                        .map(each -> each.getId())
                        .toList());
        List<String> networks = engine.ask(
                "list networks",
                () ->
                        engine
                                .client()
                                .listNetworksCmd()
                                .withFilter("label", List.of(Labels.KIND + "=ring"))
                                .exec()
                                .stream()
                                .filter(each -> labelled.test(each.getLabels()))
                                .map(each -> each.getId())
                                .toList());
        List<String> volumes = engine.ask("list volumes", () -> Stream.ofNullable(engine.client()
                        .listVolumesCmd()
                        .withFilter("label", List.of(Labels.KIND + "=ring"))
                        .exec()
                        .getVolumes())
                .flatMap(List::stream)
                .filter(each -> labelled.test(each.getLabels()))
                .map(each -> each.getName())
                .toList());
        return new Leftovers(containers, networks, volumes);
    }

    /** Whether there is nothing. */
    public boolean isEmpty() {
        return containers.isEmpty() && networks.isEmpty() && volumes.isEmpty();
    }

    /** In words: {@code 3 containers, 1 network, 0 volumes}. */
    public String text() {
        return count(containers, "container") + ", " + count(networks, "network") + ", " + count(volumes, "volume");
    }

    private static String count(List<String> things, String name) {
        return things.size() + " " + name + (things.size() == 1 ? "" : "s");
    }

    /**
     * Removes them; what somebody else removes meanwhile is as well.
     *
     * @return networks that stay because the engine holds them for used, see {@link NetworkRemoval}
     * @throws dev.wringer.harness.ring.TestbedFailure if anything else cannot be removed
     */
    public List<String> remove(Engine engine) {
        Set<String> staying = ConcurrentHashMap.newKeySet();
        try (Bulk bulk = new Bulk(AT_A_TIME)) {
            bulk.each(containers, engine::removeContainer);
            bulk.each(volumes, engine::removeVolume);
            bulk.each(networks, id -> {
                if (!new NetworkRemoval(engine, id).carryOut()) {
                    staying.add(id);
                }
            });
        }
        return List.copyOf(staying);
    }
}
