/**
 * What nodes say to one another: peers, requests, replies and failures, as immutable records under sealed types.
 * How they travel is none of this package's business.
 */
@NullMarked
package dev.wringer.node.protocol;

import org.jspecify.annotations.NullMarked;
