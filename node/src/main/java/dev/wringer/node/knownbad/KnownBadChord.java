package dev.wringer.node.knownbad;

import dev.wringer.node.chord.ChordNode;
import dev.wringer.node.chord.ChordProcedures;
import dev.wringer.node.chord.ChordSettings;
import dev.wringer.node.chord.FixFingers;
import dev.wringer.node.chord.Join;
import dev.wringer.node.chord.RoundTripTimes;
import dev.wringer.node.chord.Routing;
import dev.wringer.node.protocol.Peer;
import java.util.function.Consumer;

/** Chord with one or more procedures replaced by wrong ones. */
public final class KnownBadChord {

    /** As first published: {@link OriginalJoin}, {@link OriginalStabilize} and, for notify, {@link NoPingRectify}. */
    public static final ChordProcedures ORIGINAL = new ChordProcedures() {
        @Override
        public Join join(ChordNode node) {
            return new OriginalJoin(node);
        }

        @Override
        public Runnable stabilize(ChordNode node) {
            return new OriginalStabilize(node);
        }

        @Override
        public Consumer<Peer> rectify(ChordNode node) {
            return new NoPingRectify(node);
        }
    };

    /** {@link HeadOnlyJoin}. */
    public static final ChordProcedures HEAD_ONLY_JOIN = new ChordProcedures() {
        @Override
        public Join join(ChordNode node) {
            return new HeadOnlyJoin(node);
        }
    };

    /** {@link NoPingRectify}. */
    public static final ChordProcedures NO_RECTIFY_PING = new ChordProcedures() {
        @Override
        public Consumer<Peer> rectify(ChordNode node) {
            return new NoPingRectify(node);
        }
    };

    /** {@link WrongFingerInterval}. */
    public static final ChordProcedures WRONG_FINGER_INTERVAL = new ChordProcedures() {
        @Override
        public Routing routing(ChordNode node) {
            return new WrongFingerInterval(node);
        }
    };

    /** {@link TwoStepListUpdate}. */
    public static final ChordProcedures TWO_STEP_LIST_UPDATE = new ChordProcedures() {
        @Override
        public Runnable stabilize(ChordNode node) {
            return new TwoStepListUpdate(node);
        }
    };

    /** {@link FixedTimeout}. */
    public static final ChordProcedures FIXED_TIMEOUT = new ChordProcedures() {
        @Override
        public RoundTripTimes roundTrips(ChordSettings settings, RoundTripTimes measured) {
            return FixedTimeout.of(settings);
        }
    };

    /** {@link StaleFingers}. */
    public static final ChordProcedures STALE_FINGERS = new ChordProcedures() {
        @Override
        public FixFingers fixFingers(ChordNode node) {
            return new StaleFingers(node);
        }
    };

    private KnownBadChord() {}
}
