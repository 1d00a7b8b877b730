package dev.wringer.node.knownbad;

import dev.wringer.node.dhash.Admission;
import dev.wringer.node.dhash.Dhash;
import dev.wringer.node.dhash.DhashProcedures;
import dev.wringer.node.dhash.HandingOver;
import dev.wringer.node.dhash.RepairStep;
import dev.wringer.node.dhash.Replication;
import dev.wringer.node.dhash.Verification;
import dev.wringer.node.protocol.DhashService;

/** DHash with a procedure replaced by a wrong one. */
public final class KnownBadDhash {

    /** {@link SkippedRepair}. */
    public static final DhashProcedures SKIPPED_REPLICA_REPAIR = new DhashProcedures() {
        @Override
        public RepairStep localRepair(Dhash node) {
            return new SkippedRepair();
        }
    };

    /** {@link NoVerification}. */
    public static final DhashProcedures UNVERIFIED_FETCH = new DhashProcedures() {
        @Override
        public Verification verification() {
            return new NoVerification();
        }
    };

    /** {@link DroppedUpdates}. */
    public static final DhashProcedures DROPPED_UPDATES = new DhashProcedures() {
        @Override
        public Admission admission() {
            return new DroppedUpdates();
        }
    };

    /** {@link FirstVersionStays}. */
    public static final DhashProcedures FIRST_VERSION_STAYS = new DhashProcedures() {
        @Override
        public Admission admission() {
            return new FirstVersionStays();
        }
    };

    /** {@link UnkeptReplicas}. */
    public static final DhashProcedures UNKEPT_REPLICAS = new DhashProcedures() {
        @Override
        public Replication replication(Dhash node) {
            return new UnkeptReplicas(CORRECT.replication(node));
        }
    };

    /** {@link SkippedHandOver}. */
    public static final DhashProcedures SKIPPED_HAND_OVER = new DhashProcedures() {
        @Override
        public HandingOver handOver(Dhash node) {
            return new SkippedHandOver(node);
        }
    };

    /** {@link SingleHandOver}. */
    public static final DhashProcedures SINGLE_HAND_OVER = new DhashProcedures() {
        @Override
        public HandingOver handOver(Dhash node) {
            return new SingleHandOver(node);
        }
    };

    /** {@link PrematureAcknowledgement}. */
    public static final DhashProcedures PREMATURE_ACKNOWLEDGEMENT = new DhashProcedures() {
        @Override
        public Replication replication(Dhash node) {
            return new PrematureAcknowledgement(CORRECT.replication(node));
        }
    };

    /** {@link CountedCache}. */
    public static final DhashProcedures COUNTED_CACHE = new DhashProcedures() {
        @Override
        public DhashService answering(Dhash node) {
            return new CountedCache(node);
        }
    };

    /** {@link StaleVersion}. */
    public static final DhashProcedures STALE_VERSION = new DhashProcedures() {
        @Override
        public Admission admission() {
            return new StaleVersion();
        }
    };

    /** {@link SkippedTakeOver}. */
    public static final DhashProcedures SKIPPED_TAKE_OVER = new DhashProcedures() {
        @Override
        public RepairStep takeOver(Dhash node) {
            return new SkippedTakeOver();
        }
    };

    private KnownBadDhash() {}
}
