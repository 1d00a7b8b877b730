package dev.wringer.harness.schedule;

import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.fault.Strike;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Puts other selectors into strikes and regimes. */
final class Retargeting {

    private final UnaryOperator<Nodes> change;

    private Retargeting(UnaryOperator<Nodes> change) {
        this.change = change;
    }

    /** By this rule, which is asked about the selectors inside of others, too. */
    static Retargeting throughout(UnaryOperator<Nodes> change) {
        return new Retargeting(nodes -> changed(nodes, change));
    }

    /** These in their order, whatever there was. */
    static Retargeting to(List<Nodes> chosen) {
        Iterator<Nodes> next = chosen.iterator();
        return new Retargeting(nodes -> next.next());
    }

    Strike of(Strike strike) {
        if (strike instanceof Strike.Crash crash) {
            return new Strike.Crash(of(crash.whom()));
        } else if (strike instanceof Strike.Leave leave) {
            return new Strike.Leave(of(leave.whom()));
        } else if (strike instanceof Strike.Restart restart) {
            return new Strike.Restart(of(restart.whom()), restart.disk());
        } else if (strike instanceof Strike.Replace replace) {
            return new Strike.Replace(of(replace.whom()), replace.release(), replace.stop());
        }
        return strike;
    }

    Regime of(Regime regime) {
        if (regime instanceof Regime.Partition partition) {
            return new Regime.Partition(of(partition.side()));
        } else if (regime instanceof Regime.Degraded degraded) {
            return new Regime.Degraded(of(degraded.from()), of(degraded.to()), degraded.bothWays(), degraded.fault());
        } else if (regime instanceof Regime.Pause pause) {
            return new Regime.Pause(of(pause.whom()));
        } else if (regime instanceof Regime.Down down) {
            return new Regime.Down(of(down.whom()), down.disk());
        }
        return regime;
    }

    private Nodes of(Nodes nodes) {
        return change.apply(nodes);
    }

    private static Nodes changed(Nodes nodes, UnaryOperator<Nodes> change) {
        return nodes instanceof Nodes.Except except
                ? new Nodes.Except(changed(except.others(), change))
                : change.apply(nodes);
    }
}
