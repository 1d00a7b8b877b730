package dev.wringer.node.host;

import dev.wringer.node.chord.ChordProcedures;
import dev.wringer.node.dhash.DhashProcedures;
import dev.wringer.node.knownbad.KnownBadChord;
import dev.wringer.node.knownbad.KnownBadDhash;
import dev.wringer.node.misbehaving.Misbehaving;
import java.util.Locale;
import java.util.Optional;

/** Which protocol a node runs: the correct one, one with a known fault, or one that misbehaves: the checks must catch both. */
@SuppressWarnings("ImmutableEnumChecker") // sets of procedures have no state
public enum Variant {
    /** The protocol as it should be. */
    CORRECTED("Chord as Zave corrected it, complete DHash", ChordProcedures.CORRECTED, DhashProcedures.CORRECT),
    /** Chord as first published. */
    ORIGINAL(
            "join, stabilize and notify as first published, without liveness checks",
            KnownBadChord.ORIGINAL,
            DhashProcedures.CORRECT),
    /** Joins with a successor list of one entry. */
    HEAD_ONLY_JOIN(
            "join takes over only the head of the successor list",
            KnownBadChord.HEAD_ONLY_JOIN,
            DhashProcedures.CORRECT),
    /** Keeps dead predecessors. */
    NO_RECTIFY_PING(
            "rectify never asks whether the predecessor is alive",
            KnownBadChord.NO_RECTIFY_PING,
            DhashProcedures.CORRECT),
    /** Lookups overshoot. */
    WRONG_FINGER_INTERVAL(
            "lookups go to the finger whose interval contains the key, even beyond the key",
            KnownBadChord.WRONG_FINGER_INTERVAL,
            DhashProcedures.CORRECT),
    /** Lost replicas stay lost. */
    SKIPPED_REPLICA_REPAIR(
            "replicas lost with their holders are not made good",
            ChordProcedures.CORRECTED,
            KnownBadDhash.SKIPPED_REPLICA_REPAIR),
    /** Corrupt blocks are stored and served. */
    UNVERIFIED_FETCH(
            "blocks are stored and served without verification",
            ChordProcedures.CORRECTED,
            KnownBadDhash.UNVERIFIED_FETCH),
    /** Updates are acknowledged and dropped. */
    DROPPED_UPDATES(
            "who holds any version of a block acknowledges every other one and keeps its own",
            ChordProcedures.CORRECTED,
            KnownBadDhash.DROPPED_UPDATES),
    /** Concurrent updates leave replicas that differ. */
    FIRST_VERSION_STAYS(
            "of two payloads with one version number each holder keeps the one that came first",
            ChordProcedures.CORRECTED,
            KnownBadDhash.FIRST_VERSION_STAYS),
    /** Replicas are acknowledged and never made. */
    UNKEPT_REPLICAS(
            "a put stores one copy, at the owner, and names all replica holders as having acknowledged",
            ChordProcedures.CORRECTED,
            KnownBadDhash.UNKEPT_REPLICAS),
    /** Leavers take their replicas with them. */
    SKIPPED_HAND_OVER(
            "nodes leave without handing anything over, and say that they have",
            ChordProcedures.CORRECTED,
            KnownBadDhash.SKIPPED_HAND_OVER),
    /** Leavers hand over to leavers. */
    SINGLE_HAND_OVER(
            "leaving nodes list their blocks once, for heirs that may be leaving as well, and never look again",
            ChordProcedures.CORRECTED,
            KnownBadDhash.SINGLE_HAND_OVER),
    /** Lists are half old for a time. */
    TWO_STEP_LIST_UPDATE(
            "stabilize updates the successor list in two visible steps",
            KnownBadChord.TWO_STEP_LIST_UPDATE,
            DhashProcedures.CORRECT),
    /** Takes slow nodes for dead. */
    FIXED_TIMEOUT(
            "time-outs are always the shortest, whatever round trips were measured",
            KnownBadChord.FIXED_TIMEOUT,
            DhashProcedures.CORRECT),
    /** Paths grow with the ring. */
    STALE_FINGERS("fingers are never refreshed", KnownBadChord.STALE_FINGERS, DhashProcedures.CORRECT),
    /** Acknowledges what is on its way. */
    PREMATURE_ACKNOWLEDGEMENT(
            "a put names all replica holders as having acknowledged as soon as it has asked them",
            ChordProcedures.CORRECTED,
            KnownBadDhash.PREMATURE_ACKNOWLEDGEMENT),
    /** Cached copies take the places of replicas. */
    COUNTED_CACHE(
            "a copy in the path cache counts as a replica", ChordProcedures.CORRECTED, KnownBadDhash.COUNTED_CACHE),
    /** Old versions overwrite new ones. */
    STALE_VERSION(
            "whichever version of a signed block comes last is held",
            ChordProcedures.CORRECTED,
            KnownBadDhash.STALE_VERSION),
    /** Joiners own what they do not have. */
    SKIPPED_TAKE_OVER(
            "nodes that join do not take over the blocks of their arc",
            ChordProcedures.CORRECTED,
            KnownBadDhash.SKIPPED_TAKE_OVER),
    /** Misbehaves: drops lookups. */
    BLACK_HOLE("misbehaving: drops the lookups of others", Misbehaving.BLACK_HOLE, Misbehaving.BLACK_HOLE_FETCHES),
    /** Misbehaves: leads in circles. */
    LOOPING_HOP(
            "misbehaving: sends the lookups of others backwards",
            Misbehaving.LOOPING_HOP,
            Misbehaving.LOOPING_HOP_FETCHES),
    /** Misbehaves: claims the keys of others. */
    FOREIGN_OWNER(
            "misbehaving: claims every key that it is asked for",
            Misbehaving.FOREIGN_OWNER,
            Misbehaving.FOREIGN_OWNER_FETCHES),
    /** Misbehaves: hides members. */
    LYING_LISTS(
            "misbehaving: lies in its successor list and predecessor",
            Misbehaving.LYING_LISTS,
            DhashProcedures.CORRECT),
    /** Misbehaves: throws replicas away. */
    DISCARDING_REPLICA(
            "misbehaving: accepts replicas and discards them",
            ChordProcedures.CORRECTED,
            Misbehaving.DISCARDING_REPLICA),
    /** Misbehaves: forges contents. */
    CORRUPT_COPIES("misbehaving: serves corrupt bytes", ChordProcedures.CORRECTED, Misbehaving.CORRUPT_COPIES),
    /** Misbehaves: replays. */
    OLD_VERSIONS(
            "misbehaving: serves the oldest version of a signed block that it was ever given",
            ChordProcedures.CORRECTED,
            Misbehaving.OLD_VERSIONS);

    private final String description;
    private final ChordProcedures chord;
    private final DhashProcedures dhash;

    Variant(String description, ChordProcedures chord, DhashProcedures dhash) {
        this.description = description;
        this.chord = chord;
        this.dhash = dhash;
    }

    /** The variant that the command line calls {@code name}, if there is one. */
    public static Optional<Variant> named(String name) {
        for (Variant variant : values()) {
            if (variant.commandLineName().equals(name)) {
                return Optional.of(variant);
            }
        }
        return Optional.empty();
    }

    /** What the command line calls it: the constant in lower case, with hyphens. */
    public String commandLineName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One line for people. */
    public String description() {
        return description;
    }

    /** The procedures of Chord, some of them perhaps replaced. */
    public ChordProcedures chord() {
        return chord;
    }

    /** The procedures of DHash, some of them perhaps replaced. */
    public DhashProcedures dhash() {
        return dhash;
    }
}
