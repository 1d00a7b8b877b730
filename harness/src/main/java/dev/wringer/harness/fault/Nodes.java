package dev.wringer.harness.fault;

import dev.wringer.node.id.RingId;
import dev.wringer.node.port.Entropy;
import java.util.List;

/**
 * A seeded selector: says which hosts a fault hits, and chooses them when it hits. Its text is understood by
 * {@code --faults}. Whoever is paused is never chosen, for no other fault can reach it.
 */
public sealed interface Nodes {

    /** The chosen hosts, each once, all of them carrying live members; drawn from {@code entropy} where chance decides. */
    default List<String> pick(Targets targets, Entropy entropy) {
        return new Picking(targets, entropy).hosts(this);
    }

    /** How it is written, in the grammar of schedules. */
    String describe();

    /**
     * A share of all live hosts, chosen at random; rounded to the nearest number of hosts.
     *
     * @param share 0 … 1
     */
    record Fraction(double share) implements Nodes {
        /** Checks the range. */
        public Fraction {
            Ranges.share(share);
        }

        @Override
        public String describe() {
            return Texts.percent(share);
        }
    }

    /**
     * So many live hosts, or all if there are fewer, chosen at random.
     *
     * @param number ≥ 0
     */
    record Count(int number) implements Nodes {
        /** Checks the range. */
        public Count {
            Ranges.notNegative(number);
        }

        @Override
        public String describe() {
            return String.valueOf(number);
        }
    }

    /**
     * The hosts of neighbours on the circle: a run of members that makes up a share of the ring, placed at random.
     *
     * @param share 0 … 1
     */
    record Arc(double share) implements Nodes {
        /** Checks the range. */
        public Arc {
            Ranges.share(share);
        }

        @Override
        public String describe() {
            return "arc " + Texts.percent(share);
        }
    }

    /**
     * The hosts of so many neighbours on the circle, or of all members if there are fewer; placed at random.
     *
     * @param number of members, ≥ 0
     */
    record Neighbours(int number) implements Nodes {
        /** Checks the range. */
        public Neighbours {
            Ranges.notNegative(number);
        }

        @Override
        public String describe() {
            return number + " neighbours";
        }
    }

    /**
     * The hosts of the first {@code number} live members at or after {@code key}.
     *
     * @param number ≥ 0
     */
    record SuccessorsOf(RingId key, int number) implements Nodes {
        /** Checks the range. */
        public SuccessorsOf {
            Ranges.notNegative(number);
        }

        @Override
        public String describe() {
            return number + " successors of " + key;
        }
    }

    /** The hosts of all live members that hold the block under {@code key}. */
    record HoldersOf(RingId key) implements Nodes {
        @Override
        public String describe() {
            return "holders of " + key;
        }
    }

    /**
     * The hosts that most finger tables point to.
     *
     * @param number of hosts, ≥ 0
     */
    record BusiestFingers(int number) implements Nodes {
        /** Checks the range. */
        public BusiestFingers {
            Ranges.notNegative(number);
        }

        @Override
        public String describe() {
            return number + " busiest";
        }
    }

    /**
     * The live hosts that joined last, the latest first.
     *
     * @param number of hosts, ≥ 0
     */
    record Newest(int number) implements Nodes {
        /** Checks the range. */
        public Newest {
            Ranges.notNegative(number);
        }

        @Override
        public String describe() {
            return number + " newest";
        }
    }

    /** The hosts that have been started and whose nodes are not all members yet. */
    record Joining() implements Nodes {
        @Override
        public String describe() {
            return "joining";
        }
    }

    /**
     * These hosts, by name; those that carry no live member are left out.
     *
     * @param hosts their logical addresses
     */
    record Named(List<String> hosts) implements Nodes {
        /** Takes a copy. */
        public Named {
            hosts = List.copyOf(hosts);
        }

        @Override
        public String describe() {
            return "hosts " + String.join(",", hosts);
        }
    }

    /**
     * These hosts, by the numbers with which their names begin, in the order in which they were started; those that carry no
     * live member are left out.
     *
     * @param numbers each ≥ 0
     */
    record Numbered(List<Integer> numbers) implements Nodes {
        /** Takes a copy. */
        public Numbered {
            numbers = List.copyOf(numbers);
            numbers.forEach(Ranges::notNegative);
        }

        @Override
        public String describe() {
            return numbers.isEmpty() ? "nobody" : "hosts " + Texts.list(numbers);
        }
    }

    /**
     * Those whom an earlier action of the same schedule chose, as far as they carry live members.
     *
     * @param action its number; the first one is 1
     */
    record SameAs(int action) implements Nodes {
        /** Checks the range. */
        public SameAs {
            Ranges.positive(action);
        }

        @Override
        public String describe() {
            return "same as " + action;
        }
    }

    /** Every live host. */
    record All() implements Nodes {
        @Override
        public String describe() {
            return "all";
        }
    }

    /** Every live host but those of {@code others}. */
    record Except(Nodes others) implements Nodes {
        @Override
        public String describe() {
            return "all but " + others.describe();
        }
    }

    /** A share of all live hosts, chosen at random; rounded to the nearest number of hosts. */
    static Nodes fraction(double share) {
        return new Fraction(share);
    }

    /** This many live hosts, or all if there are fewer, chosen at random. */
    static Nodes count(int number) {
        return new Count(number);
    }

    /** The hosts of neighbours on the circle: a run of members that makes up this share of the ring, placed at random. */
    static Nodes arc(double share) {
        return new Arc(share);
    }

    /** The hosts of so many neighbours on the circle, or of all members if there are fewer; placed at random. */
    static Nodes neighbours(int number) {
        return new Neighbours(number);
    }

    /** The hosts of the first {@code number} live members at or after {@code key}. */
    static Nodes successorsOf(RingId key, int number) {
        return new SuccessorsOf(key, number);
    }

    /** The hosts of all live members that hold the block under {@code key}. */
    static Nodes holdersOf(RingId key) {
        return new HoldersOf(key);
    }

    /** The {@code number} hosts that most finger tables point to. */
    static Nodes busiestFingers(int number) {
        return new BusiestFingers(number);
    }

    /** The {@code number} live hosts that joined last. */
    static Nodes newest(int number) {
        return new Newest(number);
    }

    /** These hosts, by name; those that carry no live member are left out. */
    static Nodes named(List<String> hosts) {
        return new Named(hosts);
    }

    /** These very hosts, by their numbers if their names have some. */
    static Nodes exactly(List<String> hosts) {
        List<Integer> numbers = hosts.stream()
                .flatMapToInt(host -> HostNames.number(host).stream())
                .boxed()
                .sorted()
                .toList();
        return numbers.size() == hosts.size() ? new Numbered(numbers) : new Named(hosts);
    }

    /** Every live host. */
    static Nodes all() {
        return new All();
    }
}
