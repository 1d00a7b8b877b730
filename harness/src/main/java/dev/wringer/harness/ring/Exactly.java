package dev.wringer.harness.ring;

import dev.wringer.harness.fault.HostNames;
import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.record.RegimeEffect;
import java.util.List;

/** Puts the hosts that were chosen in the place of selectors, so that the same can be done again to the very same hosts. */
final class Exactly {

    private Exactly() {}

    static Strike strike(Strike.OnHosts strike, List<String> hosts) {
        Nodes whom = nodes(hosts);
        if (strike instanceof Strike.Restart restart) {
            return new Strike.Restart(whom, restart.disk());
        }
        return strike instanceof Strike.Leave ? new Strike.Leave(whom) : new Strike.Crash(whom);
    }

    static Regime regime(Regime regime, RegimeEffect effect) {
        Nodes whom = nodes(effect.from());
        if (regime instanceof Regime.Partition) {
            return new Regime.Partition(whom);
        } else if (regime instanceof Regime.Pause) {
            return new Regime.Pause(whom);
        } else if (regime instanceof Regime.Down down) {
            return new Regime.Down(whom, down.disk());
        } else if (regime instanceof Regime.Degraded degraded) {
            return new Regime.Degraded(whom, nodes(effect.to()), degraded.bothWays(), degraded.fault());
        }
        return regime;
    }

    private static Nodes nodes(List<String> hosts) {
        List<Integer> numbers = hosts.stream()
                .flatMapToInt(host -> HostNames.number(host).stream())
                .boxed()
                .sorted()
                .toList();
        return numbers.size() == hosts.size() ? new Nodes.Numbered(numbers) : new Nodes.Named(hosts);
    }
}
