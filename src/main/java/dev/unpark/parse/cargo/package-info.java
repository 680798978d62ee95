/**
 * Manifests, lock files, {@code cargo tree} and {@code cargo metadata}: what a build was asked for and what it got.
 *
 * <p>Source trees bring manifests and lock files too; {@link dev.unpark.parse.cargo.CargoFiles} reads them the same way.
 */
@NullMarked
package dev.unpark.parse.cargo;

import org.jspecify.annotations.NullMarked;
