package dev.wringer.harness.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.ring.Seed;
import dev.wringer.node.block.Block;
import dev.wringer.node.block.SignedBlock;
import dev.wringer.node.id.RingId;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthorTest {

    private static List<Author> authors(long seed) {
        return Author.several(3, new Seed(seed).entropy());
    }

    private static List<RingId> keys(long seed) {
        return authors(seed).stream().map(Author::key).toList();
    }

    @Test
    void eachWritesUnderAKeyOfItsOwnAndAlwaysTheSame() {
        assertThat(keys(1)).doesNotHaveDuplicates().isEqualTo(keys(1)).doesNotContainAnyElementsOf(keys(2));
    }

    @Test
    void whatIsWrittenIsAuthenticAndTheHigherNumberWins() {
        Author author = authors(1).get(0);
        SignedBlock first = author.write(1, "a");
        SignedBlock second = author.write(2, "b");

        assertThat(first.key()).isEqualTo(author.key());
        assertThat(first.isAuthentic()).isTrue();
        assertThat(second.version().supersedes(first.version())).isTrue();
    }

    @Test
    void conflictsAreTwoBlocksOfOneNumber() {
        List<Author> authors = authors(1);
        List<Block> conflicts = Author.update(authors, 5, 1, new Seed(1).entropy());

        assertThat(Author.update(authors, 5, 0, new Seed(1).entropy())).hasSize(3);
        assertThat(conflicts).hasSize(6).doesNotHaveDuplicates();
        assertThat(conflicts).allMatch(block -> block.version().number() == 5);
    }
}
