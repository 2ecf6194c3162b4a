/**
 * Live assemblies: one Room each, with its mailbox, its state, its last views and its listeners.
 */
@NullMarked
package org.kiezplenum.rooms;

import org.jspecify.annotations.NullMarked;
