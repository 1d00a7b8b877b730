package dev.wringer.harness.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.ring.Seed;
import dev.wringer.node.port.Entropy;
import dev.wringer.node.protocol.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which objects look alike. */
class StateDigestTest {

    private static long digest(Object object) {
        return new StateDigest(Set.of()).of(object);
    }

    /** Somebody, hashed by identity. */
    private static final class Person {
        private final String name;
        private @Nullable Person friend;

        Person(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Person person(String name, String friend) {
        Person person = new Person(name);
        person.friend = new Person(friend);
        person.friend.friend = person;
        return person;
    }

    @Test
    void equalOnesMadeTwice() {
        assertThat(digest(person("a", "b"))).isEqualTo(digest(person("a", "b")));
        assertThat(digest(List.of(1, 2L, true, "x", 0.5))).isEqualTo(digest(List.of(1, 2L, true, "x", 0.5)));
    }

    @Test
    void notThoseThatDifferInSomethingFarAway() {
        assertThat(digest(person("a", "b"))).isNotEqualTo(digest(person("a", "c")));
        assertThat(digest(List.of(0.5))).isNotEqualTo(digest(List.of(0.25)));
        assertThat(digest(new long[] {1, 2})).isNotEqualTo(digest(new long[] {2, 1}));
    }

    @Test
    void notThoseOfWhichOneHasTwoObjectsWhereTheOtherHasOneTwice() {
        List<String> shared = new ArrayList<>(List.of("x"));
        assertThat(digest(List.of(shared, shared)))
                .isNotEqualTo(digest(List.of(new ArrayList<>(List.of("x")), new ArrayList<>(List.of("x")))));
    }

    @Test
    void notLambdasThatRememberSomethingElse() {
        assertThat(digest(remembering(1))).isEqualTo(digest(remembering(1)));
        assertThat(digest(remembering(1))).isNotEqualTo(digest(remembering(2)));
    }

    private static Supplier<Integer> remembering(int number) {
        return () -> number;
    }

    @Test
    void notRandomGeneratorsOfWhichOneHasDrawnOnceMore() {
        Entropy one = new Seed(1).entropy();
        Entropy other = new Seed(1).entropy();
        assertThat(digest(one)).isEqualTo(digest(other));
        other.nextLong();
        assertThat(digest(one)).isNotEqualTo(digest(other));
    }

    @Test
    void notPromisesOfWhichOneIsKept() {
        Promise<String> open = new Promise<>();
        Promise<String> kept = new Promise<>();
        assertThat(digest(open)).isEqualTo(digest(kept));
        kept.keep("x");
        assertThat(digest(open)).isNotEqualTo(digest(kept));
    }

    @Test
    void inListsTheOrderCountsAndInTablesOfIdentitiesItDoesNot() {
        Person a = new Person("a");
        Person b = new Person("b");
        assertThat(digest(List.of("a", "b"))).isNotEqualTo(digest(List.of("b", "a")));
        Map<Class<?>, Integer> classes = new HashMap<>(Map.of(String.class, 1, Integer.class, 2));
        Map<Class<?>, Integer> larger = new HashMap<>(1000);
        larger.putAll(classes);
        assertThat(digest(larger)).isEqualTo(digest(classes));
        assertThat(digest(List.of(a, b, new HashSet<>(List.of(a)))))
                .isNotEqualTo(digest(List.of(a, b, new HashSet<>(List.of(b)))));
    }

    @Test
    void aMapThatRemembersWhoLookedStaysAsItIs() {
        Map<String, Integer> recent = new LinkedHashMap<>(16, 0.75f, true);
        recent.put("a", 1);
        recent.put("b", 2);
        digest(recent);
        assertThat(recent.keySet()).containsExactly("a", "b");
    }

    @Test
    void eventsCountInTheOrderInWhichTheyWillHappen() {
        assertThat(digest(queue(5, 900, 7))).isEqualTo(digest(queue(900, 5, 7)));
        assertThat(digest(queue(5, 900, 7))).isNotEqualTo(digest(queue(5, 901, 7)));
    }

    private static EventQueue queue(long... times) {
        EventQueue queue = new EventQueue();
        for (long time : times) {
            queue.add(time, new SimEvent() {
                @Override
                void fire() {}

                @Override
                @Nullable
                SimNode node() {
                    return null;
                }
            });
        }
        return queue;
    }

    @Test
    void whatCannotBeLookedIntoIsAnError() {
        assertThatThrownBy(() -> digest(new StringJoiner(","))).hasMessageContaining("StringJoiner");
        assertThatThrownBy(() -> digest(new HashSet<>(List.of(new Person("a"), new Person("b")))))
                .hasMessageContaining("Person");
    }
}
