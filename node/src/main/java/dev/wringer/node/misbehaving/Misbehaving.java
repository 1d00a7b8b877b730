package dev.wringer.node.misbehaving;

import dev.wringer.node.chord.ChordNode;
import dev.wringer.node.chord.ChordProcedures;
import dev.wringer.node.dhash.Admission;
import dev.wringer.node.dhash.Dhash;
import dev.wringer.node.dhash.DhashProcedures;
import dev.wringer.node.protocol.ChordService;
import dev.wringer.node.protocol.DhashService;
import java.util.function.Function;

/** Chord and DHash whose answers to others are not what they should be. */
public final class Misbehaving {

    /** {@link BlackHole}. */
    public static final ChordProcedures BLACK_HOLE = chord(BlackHole::new);

    /** {@link BlackHole}, for fetches. */
    public static final DhashProcedures BLACK_HOLE_FETCHES = dhash(node -> new FalseHop(node, BlackHole::hop));

    /** {@link LoopingHop}. */
    public static final ChordProcedures LOOPING_HOP = chord(LoopingHop::new);

    /** {@link LoopingHop}, for fetches. */
    public static final DhashProcedures LOOPING_HOP_FETCHES =
            dhash(node -> new FalseHop(node, () -> LoopingHop.hop(node.chord())));

    /** {@link ForeignOwner}. */
    public static final ChordProcedures FOREIGN_OWNER = chord(ForeignOwner::new);

    /** {@link ForeignOwner}, for fetches. */
    public static final DhashProcedures FOREIGN_OWNER_FETCHES =
            dhash(node -> new FalseHop(node, () -> ForeignOwner.hop(node.chord())));

    /** {@link LyingLists}. */
    public static final ChordProcedures LYING_LISTS = chord(LyingLists::new);

    /** {@link DiscardingReplica}. */
    public static final DhashProcedures DISCARDING_REPLICA = new DhashProcedures() {
        @Override
        public Admission admission() {
            return new DiscardingReplica();
        }
    };

    /** {@link CorruptCopies}. */
    public static final DhashProcedures CORRUPT_COPIES = dhash(CorruptCopies::new);

    /** {@link OldVersions}. */
    public static final DhashProcedures OLD_VERSIONS = dhash(OldVersions::new);

    private Misbehaving() {}

    private static ChordProcedures chord(Function<ChordNode, ChordService> answers) {
        return new ChordProcedures() {
            @Override
            public ChordService answering(ChordNode node) {
                return answers.apply(node);
            }
        };
    }

    private static DhashProcedures dhash(Function<Dhash, DhashService> answers) {
        return new DhashProcedures() {
            @Override
            public DhashService answering(Dhash node) {
                return answers.apply(node);
            }
        };
    }
}
