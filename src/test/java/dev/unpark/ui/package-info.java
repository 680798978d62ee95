/** Tests that drive the real scene on JavaFX's headless platform. */
@org.jspecify.annotations.NullMarked
package dev.unpark.ui;
