/**
 * Chord as one node sees it, in its corrected form (ZAVE'17, <i>How to make Chord correct</i>), with one class for each
 * procedure of the papers. Deterministic and single-threaded: everything from outside comes through
 * {@link dev.wringer.node.port}.
 */
@NullMarked
package dev.wringer.node.chord;

import org.jspecify.annotations.NullMarked;
