package dev.wringer.harness.ring;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.Release;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.node.protocol.Peer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which release each host of a ring was told to run, and whether it does: that is looked at when the ring stands, when a host was
 * replaced, and at the end. Where nothing shows that a mix is what was asked for, nothing is proved. A ring of one release costs
 * nothing.
 */
final class Releases {

    private final RingSpec spec;
    private final Cluster cluster;
    private final History history;
    private final Proof proof;
    private final ReleaseCheck check;
    private final Map<String, Release> told =
            new HashMap<>(); // by name; the baseline if it is not there; looked up only
    private final List<String> candidates; // at first

    Releases(RingSpec spec, Cluster cluster, History history, Proof proof, Cast cast) {
        this.spec = spec;
        this.cluster = cluster;
        this.history = history;
        this.proof = proof;
        this.check = new ReleaseCheck(spec);
        this.candidates = cast.candidates().stream().map(cast::name).toList();
    }

    /** The ring stands. */
    void begin() {
        if (spec.mixture().candidate().isEmpty()) {
            return;
        }
        candidates.forEach(host -> told.put(host, Release.CANDIDATE));
        require(hosts());
        if (!candidates.isEmpty()) {
            tell(Release.CANDIDATE, candidates);
        }
    }

    private List<String> hosts() {
        return cluster.awake().stream().map(Peer::host).distinct().toList();
    }

    /** @throws UsageError if there is nothing to upgrade to */
    void requireCandidate(String what) {
        if (spec.mixture().candidate().isEmpty()) {
            throw new UsageError(what + " needs a candidate: --mix variant=NAME, image=NAME or command=COMMAND");
        }
    }

    /** These hosts, which are down, will run this release. */
    void deploy(Release release, List<String> hosts) {
        cluster.deploy(hosts, release);
        hosts.forEach(host -> told.put(host, release));
        tell(release, hosts);
    }

    private void tell(Release release, List<String> hosts) {
        String program = cluster.program(release);
        String what = release == Release.BASELINE
                ? "variant " + spec.variant()
                : spec.mixture().candidate().map(Candidate::text).orElse("");
        history.record(new Event.Deployed(
                cluster.nowNanos(), release, hosts, program.isEmpty() ? what : what + " (" + program + ")"));
    }

    /** Looks whether these hosts, as far as they are awake, run what they were told to; otherwise nothing is proved any more. */
    void require(Collection<String> hosts) {
        if (spec.mixture().candidate().isEmpty()) {
            return;
        }
        List<String> awake = hosts();
        for (Release release : Release.values()) {
            List<String> asked = hosts.stream()
                    .filter(awake::contains)
                    .filter(host -> told.getOrDefault(host, Release.BASELINE) == release)
                    .toList();
            Evidence evidence = asked.isEmpty()
                    ? Evidence.shown("nobody was asked")
                    : check.of(
                            release,
                            asked.size(),
                            cluster.running(asked),
                            cluster.program(release),
                            cluster.program(release.other()));
            proof.require(cluster.nowNanos(), asked.size() + " hosts run the " + release, evidence);
        }
    }
}
