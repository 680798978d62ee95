/** The help: causes, fixes and questions, to be searched. */
@NullMarked
package dev.unpark.ui.help;

import org.jspecify.annotations.NullMarked;
