package dev.wringer.harness.ring;

import java.util.Optional;

/** An ideal ring in which whatever is taken for dead is dead, and will be. */
final class AwaitedCalm implements Condition {

    @Override
    public String name() {
        return "settled";
    }

    @Override
    public Optional<String> missing(Ring ring) {
        return ring.unrest();
    }
}
