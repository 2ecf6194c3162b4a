/**
 * What each audience may see of an assembly, as language-free data, and the difference between two
 * views.
 */
@NullMarked
package org.kiezplenum.views;

import org.jspecify.annotations.NullMarked;
