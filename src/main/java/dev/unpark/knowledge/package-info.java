/**
 * Floor 3: what is known of each rule's cause (why, fixes, proofs, pitfalls) and the pages of the help. Data under
 * {@code assets/}, in the product's own words.
 */
@NullMarked
package dev.unpark.knowledge;

import org.jspecify.annotations.NullMarked;
