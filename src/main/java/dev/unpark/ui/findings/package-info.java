/** What Unpark concludes, with its citations. */
@NullMarked
package dev.unpark.ui.findings;

import org.jspecify.annotations.NullMarked;
