/** Who speaks when: the order of the list, motions, calls to order, and time. */
package org.kiezplenum.assembly.floor;
