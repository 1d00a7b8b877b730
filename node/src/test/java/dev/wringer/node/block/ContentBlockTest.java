package dev.wringer.node.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.id.Keys;
import org.junit.jupiter.api.Test;

/** CFS'01 §4.1: the key of a content-hash block is the SHA-1 of its contents. */
class ContentBlockTest {

    private final ContentBlock block = ContentBlock.of(Bytes.ofText("hello"));

    @Test
    void hasTheHashOfItsContentsAsKey() {
        assertThat(block.key()).isEqualTo(Keys.ofText("hello"));
        assertThat(block.isAuthentic()).isTrue();
        assertThat(block.version()).isEqualTo(new Version(0, Keys.ofText("hello")));
    }

    @Test
    void isNotAuthenticWithOtherContents() {
        assertThat(new ContentBlock(block.key(), Bytes.ofText("hellp")).isAuthentic())
                .isFalse();
    }

    @Test
    void isNotAuthenticUnderAnotherKey() {
        assertThat(new ContentBlock(Keys.ofText("other"), block.payload()).isAuthentic())
                .isFalse();
    }

    @Test
    void bytesCannotBeChangedFromOutside() {
        byte[] array = {1, 2, 3};
        Bytes bytes = Bytes.copyOf(array);
        array[0] = 9;
        bytes.toByteArray()[1] = 9;
        assertThat(bytes.toByteArray()).containsExactly(1, 2, 3);
        assertThat(bytes).isEqualTo(Bytes.copyOf(new byte[] {1, 2, 3})).isNotEqualTo(Bytes.EMPTY);
    }
}
