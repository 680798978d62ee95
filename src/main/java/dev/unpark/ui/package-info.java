/**
 * Floor 6: the window. The only packages that see javafx. A view is {@code XView} (nodes) and {@code XViewModel} (properties only).
 *
 * <p>The application runs on the class path and has no {@code module-info}: RichTextFX and four of its libraries are
 * automatic modules, which jlink refuses, and one module would have no inner walls; the architecture test gives them.
 */
@NullMarked
package dev.unpark.ui;

import org.jspecify.annotations.NullMarked;
