package dev.wringer.harness.workload;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.SignedBlock;
import dev.wringer.node.id.RingId;
import dev.wringer.node.port.Entropy;
import dev.wringer.node.signing.SigningKey;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who publishes one signed block and writes new versions of it.
 *
 * @param signer with whose key it is signed
 */
public record Author(SigningKey signer) {

    private static final Bytes SALT = Bytes.ofText("block");
    private static final int CERTAIN = 1_000_000; // chances in a million

    /** So many, each with a key of its own, drawn at random. */
    public static List<Author> several(int number, Entropy entropy) {
        List<Author> authors = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
            authors.add(new Author(SigningKey.ofSeed(entropy.nextLong())));
        }
        return authors;
    }

    /** The key under which the block lives, in whatever version. */
    public RingId key() {
        return SignedBlock.keyOf(signer.publicKey(), SALT);
    }

    /**
     * The block in this version.
     *
     * @param number the higher one wins; of two blocks with one number the one whose contents have the higher digest
     */
    public SignedBlock write(long number, String contents) {
        return signer.sign(SALT, number, Bytes.ofText(contents));
    }

    /**
     * A new version of the block of each author.
     *
     * @param conflicts the chance that an author writes two blocks with this number, each with contents of its own; 0 … 1
     */
    public static List<Block> update(List<Author> authors, long number, double conflicts, Entropy entropy) {
        List<Block> blocks = new ArrayList<>();
        for (Author author : authors) {
            blocks.add(author.write(number, "version " + number));
            if (entropy.nextInt(CERTAIN) < conflicts * CERTAIN) {
                blocks.add(author.write(number, "another version " + number));
            }
        }
        return blocks;
    }
}
