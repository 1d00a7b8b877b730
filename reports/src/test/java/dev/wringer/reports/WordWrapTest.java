package dev.wringer.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordWrapTest {

    @Test
    void breaksBetweenWordsOnly() {
        assertThat(WordWrap.wrap("failed lookups of live nodes", 14))
                .containsExactly("failed lookups", "of live nodes");
        assertThat(WordWrap.wrap("failed lookups", 3)).containsExactly("failed", "lookups");
        assertThat(WordWrap.wrap("", 3)).containsExactly("");
    }

    @Test
    void knowsTheLongestWord() {
        assertThat(WordWrap.longestWord("failed lookups of")).isEqualTo(7);
        assertThat(WordWrap.longestWord("")).isZero();
    }
}
