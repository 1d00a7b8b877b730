package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LiveLinesTest {

    private static final int WIDTH = 20;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final LiveLines lines = new LiveLines(
            new Terminal(System.out, new PrintStream(err, true, StandardCharsets.UTF_8), true, false, WIDTH));

    private FakeScreen screen() {
        return new FakeScreen(WIDTH).write("$ wringer\n" + err.toString(StandardCharsets.UTF_8));
    }

    private void show(String... texts) {
        lines.show(List.of(texts).stream().map(StatusLine::of).toList());
    }

    @Test
    void standInThePlaceOfThoseBefore() {
        show("one", "two");
        show("three", "four");

        assertThat(screen().lines()).containsExactly("$ wringer", "three", "four");
    }

    @Test
    void maybeFewerOrMoreThanBefore() {
        show("one", "two");
        show("three");
        assertThat(screen().lines()).containsExactly("$ wringer", "three");

        show("four", "five");
        assertThat(screen().lines()).containsExactly("$ wringer", "four", "five");
    }

    @Test
    void vanish() {
        show("one", "two");
        lines.clear();
        lines.clear();

        assertThat(screen().write("result").lines()).containsExactly("$ wringer", "result");
    }

    @Test
    void neverWrap() {
        show("a line that is far too long for this terminal", "b".repeat(WIDTH), "c".repeat(WIDTH - 1));
        lines.clear();

        assertThat(screen().hasWrapped()).isFalse();
        assertThat(screen().lines()).containsExactly("$ wringer");
    }

    @Test
    void leaveTheCursorVisible() {
        show("one", "two");
        lines.clear();

        assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("?25");
    }

    /** Terminals wrap what no longer fits: the lines are as many rows more. */
    @Test
    void areFoundAgainInAWindowThatHasBecomeNarrower() {
        AtomicInteger width = new AtomicInteger(WIDTH);
        LiveLines resized = new LiveLines(new Terminal(
                System.out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Screen.plain(WIDTH),
                new Screen(true, true, false, false, width::get)));
        resized.show(List.of(StatusLine.of("a".repeat(12)), StatusLine.of("b".repeat(7))));
        width.set(8);
        resized.show(List.of(StatusLine.of("c".repeat(12))));
        resized.clear();

        FakeScreen narrow = new FakeScreen(8).write("$ w\n" + err.toString(StandardCharsets.UTF_8));
        assertThat(narrow.lines()).containsExactly("$ w");
    }
}
