/**
 * Live assemblies: one {@link org.kiezplenum.rooms.Room} each, confined to one event loop.
 *
 * <p>A command comes into the {@link org.kiezplenum.rooms.Mailbox} of the room's {@link
 * org.kiezplenum.rooms.Ledger}; everything that waits while an append is under way becomes the next
 * {@link org.kiezplenum.rooms.Turn}, which is stored as a whole. After the commit the senders are
 * answered, the views are made and the {@link org.kiezplenum.rooms.Hall} tells whoever listens: one
 * buffer for all who hold the same number, the difference from their own view for those who lag.
 * {@link org.kiezplenum.rooms.Rooms} finds, opens and forgets rooms. {@link
 * org.kiezplenum.rooms.Pulse} is what passes and is not stored. Begin with {@code Room}, then
 * {@code Ledger}.
 */
@NullMarked
package org.kiezplenum.rooms;

import org.jspecify.annotations.NullMarked;
