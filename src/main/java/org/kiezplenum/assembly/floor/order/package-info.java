/**
 * Orders of speaking as pure rules: who of two goes before whom within one list ({@link Order}),
 * and which of several lists has its turn ({@link Lists}).
 *
 * <p>A rule sees a {@link Candidate}, never a person or an entry. A new order is one small
 * comparator, one line in {@link Order} and its messages. Begin with {@link Order}.
 */
@NullMarked
package org.kiezplenum.assembly.floor.order;

import org.jspecify.annotations.NullMarked;
