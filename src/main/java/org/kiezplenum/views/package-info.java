/**
 * What each audience may see of an assembly, as records without any language, and the difference
 * between two of them.
 *
 * <p>{@link org.kiezplenum.views.Views#of} takes a {@link org.kiezplenum.views.World} (the state
 * and the words in it) and the views before; out come the public view, the desk's, and one's own
 * for whoever asks. Each part is a record in a file of its own and the same object as before where
 * nothing changed ({@link org.kiezplenum.views.Kept}), so that {@link
 * org.kiezplenum.views.Difference} costs what changed. How a part is written on the wire is said in
 * {@code told.WireForm} alone. What is not in these records nobody can read on a screen.
 */
@NullMarked
package org.kiezplenum.views;

import org.jspecify.annotations.NullMarked;
