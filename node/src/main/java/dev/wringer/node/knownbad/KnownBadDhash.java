package dev.wringer.node.knownbad;

import dev.wringer.node.dhash.Admission;
import dev.wringer.node.dhash.Dhash;
import dev.wringer.node.dhash.DhashProcedures;
import dev.wringer.node.dhash.HandingOver;
import dev.wringer.node.dhash.RepairStep;
import dev.wringer.node.dhash.Replication;
import dev.wringer.node.dhash.Verification;

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

    private KnownBadDhash() {}
}
