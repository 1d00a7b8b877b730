package dev.wringer.node.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.id.RingId;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CauseOfDeathTest {

    private static Throwable thrownBy(Runnable code) {
        try {
            code.run();
        } catch (RuntimeException e) {
            return e;
        }
        throw new AssertionError("nothing was thrown");
    }

    @Test
    void thePlaceIsTheNodesAndNotThatOfTheLibraryWithinIt() {
        Throwable thrown = thrownBy(() -> RingId.parse("no digits"));
        assertThat(thrown.getStackTrace()[0].getClassName()).doesNotStartWith("dev.wringer.node.host");

        assertThat(CauseOfDeath.of(thrown).toString())
                .matches("threw IllegalArgumentException \\(.+\\) at dev\\.wringer\\.node\\.id\\.RingId\\.parse"
                        + "\\(RingId\\.java:[0-9]+\\)");
    }

    @Test
    void whereNoNodeIsInvolvedItIsTheInnermostPlace() {
        NoSuchElementException thrown = new NoSuchElementException();
        thrown.setStackTrace(List.of(frame("java.util.Optional"), frame("a.B")).toArray(StackTraceElement[]::new));

        assertThat(CauseOfDeath.of(thrown).toString())
                .isEqualTo("threw NoSuchElementException at java.util.Optional.method(File.java:7)");
    }

    @Test
    void whoseFaultItIs() {
        assertThat(CauseOfDeath.isOfANode(thrownBy(() -> RingId.parse("no digits"))))
                .isTrue();
        assertThat(CauseOfDeath.isOfANode(of(new NullPointerException(), frame("dev.wringer.harness.ring.Ring"))))
                .isFalse();
        assertThat(CauseOfDeath.isOfANode(of(new NullPointerException()))).isTrue(); // nobody can tell
        assertThat(CauseOfDeath.isOfANode(of(new OutOfMemoryError(), frame("dev.wringer.node.dhash.Put"))))
                .isFalse();
        assertThat(CauseOfDeath.isOfANode(of(new StackOverflowError(), frame("java.util.TreeMap"))))
                .isTrue();
    }

    private static Throwable of(Throwable thrown, StackTraceElement... frames) {
        thrown.setStackTrace(frames);
        return thrown;
    }

    private static StackTraceElement frame(String type) {
        return new StackTraceElement(type, "method", "File.java", 7);
    }

    /** As the JVM throws those that it has thrown very often. */
    @Test
    void withoutAStackThereIsNoPlace() {
        NullPointerException thrown = new NullPointerException("two\n  lines\n");
        thrown.setStackTrace(new StackTraceElement[0]);

        CauseOfDeath cause = CauseOfDeath.of(thrown);
        assertThat(cause.place()).isEqualTo(Optional.empty());
        assertThat(cause.toString()).isEqualTo("threw NullPointerException (two; lines)");
    }
}
