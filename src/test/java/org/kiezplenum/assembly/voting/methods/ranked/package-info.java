/** How orders of options are counted by rounds, for seats and for one. */
package org.kiezplenum.assembly.voting.methods.ranked;
