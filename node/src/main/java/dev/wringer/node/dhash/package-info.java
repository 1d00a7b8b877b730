/**
 * DHash, the block store on top of Chord (CFS'01 §5), as one node sees it: placement, stores, fetches, caching and
 * repair, with one class for each. Deterministic and single-threaded, like {@link dev.wringer.node.chord}.
 */
@NullMarked
package dev.wringer.node.dhash;

import org.jspecify.annotations.NullMarked;
