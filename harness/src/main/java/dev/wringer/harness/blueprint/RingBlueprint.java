package dev.wringer.harness.blueprint;

import dev.wringer.harness.ring.Candidate;
import dev.wringer.harness.ring.Minority;
import dev.wringer.harness.ring.Mixture;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.Settings;
import dev.wringer.harness.setting.TimeRange;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.node.chord.ChordSettings;
import dev.wringer.node.dhash.DhashSettings;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.host.Variant;
import java.util.Optional;

/** The ring that settings describe. */
public final class RingBlueprint {

    private final Settings settings;

    /** The ring of these settings, which have all {@link RingParameters}. */
    public RingBlueprint(Settings settings) {
        this.settings = settings;
    }

    /**
     * What to ask the testbed for.
     *
     * @throws UsageError if the settings, each in its own range, do not fit together
     */
    public RingSpec spec() {
        checkSizes();
        checkTimes();
        try {
            String variant = settings.get(RingParameters.VARIANT);
            Optional<Variant> known = Variant.named(variant);
            return new RingSpec(
                    number(RingParameters.NODES),
                    number(RingParameters.VIRTUAL_NODES),
                    settings.get(RingParameters.FORMATION),
                    new NodeSettings(chord(), dhash(), known.orElse(Variant.CORRECTED)),
                    settings.get(RingParameters.LATENCY),
                    settings.get(RingParameters.ORDER),
                    settings.get(RingParameters.LOSS),
                    settings.get(RingParameters.STORE),
                    known.isPresent() ? Optional.empty() : Optional.of(variant),
                    minority(),
                    mixture());
        } catch (IllegalArgumentException e) {
            throw new UsageError(String.valueOf(e.getMessage()));
        }
    }

    private Minority minority() {
        String other = settings.get(RingParameters.OTHER_VARIANT);
        return new Minority(
                Variant.named(other)
                        .orElseThrow(() -> new UsageError("other-variant=" + other + " is none that this node knows")),
                settings.get(RingParameters.OTHER_SHARE),
                near());
    }

    private Mixture mixture() {
        NodeChange change = settings.get(RingParameters.CANDIDATE);
        double share = settings.get(RingParameters.CANDIDATE_SHARE);
        String asked = "candidate-share=" + settings.text(RingParameters.CANDIDATE_SHARE.name());
        if (change.isNothing()) {
            if (share > 0) {
                throw new UsageError(asked + " is a share of nothing: name a candidate");
            }
            return Mixture.NONE;
        }
        int hosts = number(RingParameters.NODES) / number(RingParameters.VIRTUAL_NODES);
        if (share > 0 && Math.round(share * hosts) == 0) {
            throw new UsageError(
                    asked + " of " + hosts + " hosts is less than half of one: take more hosts or more of" + " them");
        }
        if (settings.get(RingParameters.OTHER_SHARE) > 0) {
            throw new UsageError("candidate=" + change.text(",") + " and other-share="
                    + settings.text(RingParameters.OTHER_SHARE.name())
                    + ": a host runs one thing; set one of them to 0");
        }
        return Mixture.of(candidate(change), share);
    }

    private Candidate candidate(NodeChange change) {
        Settings changed = settings;
        for (Parameter<?> parameter : RingParameters.ofNodes()) {
            String text = change.settings().get(parameter.name());
            changed = text == null ? changed : changed.with(parameter.read(text));
        }
        RingBlueprint other = new RingBlueprint(changed);
        other.checkTimes();
        String variant = changed.get(RingParameters.VARIANT);
        Optional<Variant> known = Variant.named(variant);
        return new Candidate(
                change.text(","),
                new NodeSettings(other.chord(), other.dhash(), known.orElse(Variant.CORRECTED)),
                known.isPresent() ? Optional.empty() : Optional.of(variant),
                change.image(),
                change.command());
    }

    private Optional<String> near() {
        String near = settings.get(RingParameters.OTHER_NEAR);
        if (near.equals(RingParameters.NOWHERE)) {
            return Optional.empty();
        }
        int virtualNodes = number(RingParameters.VIRTUAL_NODES);
        if (virtualNodes != 1) {
            throw new UsageError("other-near=" + near + " needs virtual-nodes=1, not " + virtualNodes
                    + ": a host chooses its name for the sake of one node");
        }
        return Optional.of(near);
    }

    private void checkTimes() {
        TimeRange timeout = settings.get(RingParameters.TIMEOUT);
        if (settings.get(RingParameters.LOOKUP_TIMEOUT).compareTo(timeout.shortest()) < 0) {
            throw new UsageError("lookup-timeout=" + settings.text(RingParameters.LOOKUP_TIMEOUT.name())
                    + " is over before the first answer may be, with timeout=" + timeout);
        }
    }

    private void checkSizes() {
        int nodes = number(RingParameters.NODES);
        int successors = number(RingParameters.SUCCESSORS);
        int replicas = number(RingParameters.REPLICAS);
        int virtualNodes = number(RingParameters.VIRTUAL_NODES);
        if (successors > nodes - 1) {
            throw new UsageError(
                    "successors=" + successors + " needs at least " + (successors + 1) + " nodes, not nodes=" + nodes);
        }
        if (nodes % virtualNodes != 0) {
            throw new UsageError("virtual-nodes=" + virtualNodes + " does not divide nodes=" + nodes
                    + ": every host carries as many");
        }
        if (replicas > successors) {
            throw new UsageError("replicas=" + replicas + " needs at least successors=" + replicas + ", not "
                    + successors + ": the holders of a block are among the first successors of its key");
        }
        int hosts = nodes / virtualNodes;
        if (replicas > hosts) {
            throw new UsageError("replicas=" + replicas + " needs at least " + replicas + " hosts, not " + hosts
                    + ": each copy of a block lives on a host of its own");
        }
    }

    private ChordSettings chord() {
        TimeRange timeout = settings.get(RingParameters.TIMEOUT);
        return new ChordSettings(
                number(RingParameters.SUCCESSORS),
                settings.get(RingParameters.STABILIZE),
                number(RingParameters.FINGER_ROUNDS),
                timeout.shortest(),
                timeout.longest(),
                settings.get(RingParameters.LOOKUP_TIMEOUT),
                settings.get(RingParameters.LOOKUP),
                settings.get(RingParameters.REMEMBER));
    }

    private DhashSettings dhash() {
        return DhashSettings.DEFAULT
                .withReplicas(number(RingParameters.REPLICAS))
                .withRepairInterval(settings.get(RingParameters.REPAIR))
                .withCacheCapacity(number(RingParameters.CACHE));
    }

    private int number(Parameter<Long> parameter) {
        return Math.toIntExact(settings.get(parameter));
    }
}
