package dev.wringer.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.block.SignedBlock;
import dev.wringer.node.id.RingId;
import dev.wringer.node.signing.SigningKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryBlockStoreTest {

    private final MemoryBlockStore store = new MemoryBlockStore();
    private final ContentBlock block = ContentBlock.of(Bytes.ofText("hello"));

    @Test
    void startsEmpty() {
        assertThat(store.get(block.key())).isEmpty();
        assertThat(store.versions()).isEmpty();
        store.remove(block.key());
        assertThat(store.revision()).isZero();
    }

    @Test
    void holdsTheLatestBlockPutUnderAKey() {
        SigningKey author = SigningKey.ofSeed(1);
        SignedBlock first = author.sign(Bytes.EMPTY, 1, Bytes.ofText("one"));
        SignedBlock second = author.sign(Bytes.EMPTY, 2, Bytes.ofText("two"));
        store.put(first);
        store.put(second);
        assertThat(store.get(first.key())).contains(second);
        assertThat(store.versions()).containsExactly(entry(first.key(), second.version()));
    }

    @Test
    void forgetsWhatIsRemoved() {
        store.put(block);
        store.remove(block.key());
        assertThat(store.get(block.key())).isEmpty();
        assertThat(store.versions()).isEmpty();
    }

    @Test
    void listsKeysInNumericOrder() {
        for (int i = 0; i < 100; i++) {
            store.put(ContentBlock.of(Bytes.ofText("block " + i)));
        }
        assertThat(List.copyOf(store.versions().keySet())).hasSize(100).isSorted();
    }

    @Test
    void countsItsChanges() {
        long empty = store.revision();
        store.put(block);
        long full = store.revision();
        store.remove(block.key());
        assertThat(full).isNotEqualTo(empty);
        assertThat(store.revision()).isNotEqualTo(full);
    }

    @Test
    void itsListCannotBeChanged() {
        store.put(block);
        assertThatThrownBy(() -> store.versions().put(RingId.ZERO, block.version()))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
