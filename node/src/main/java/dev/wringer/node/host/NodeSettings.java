package dev.wringer.node.host;

import dev.wringer.node.chord.ChordSettings;
import dev.wringer.node.dhash.DhashSettings;

/**
 * The parameters of a virtual node.
 *
 * @param variant which protocol it runs: {@link Variant#CORRECTED}, unless a check is to be shown what it must catch
 */
public record NodeSettings(ChordSettings chord, DhashSettings dhash, Variant variant) {

    /** The original's parameters, the corrected protocol. */
    public static final NodeSettings DEFAULT =
            new NodeSettings(ChordSettings.DEFAULT, DhashSettings.DEFAULT, Variant.CORRECTED);

    /**
     * Has a block waited for at least as long as the shortest time-out of any other call, since it comes over the same
     * connections: longer than {@code dhash} says, if need be.
     */
    public NodeSettings {
        dhash = dhash.waitingAtLeast(chord.shortestTimeout());
    }

    /** These settings with others for Chord. */
    public NodeSettings withChord(ChordSettings other) {
        return new NodeSettings(other, dhash, variant);
    }

    /** These settings with others for DHash. */
    public NodeSettings withDhash(DhashSettings other) {
        return new NodeSettings(chord, other, variant);
    }

    /** These settings with another variant. */
    public NodeSettings withVariant(Variant other) {
        return new NodeSettings(chord, dhash, other);
    }
}
