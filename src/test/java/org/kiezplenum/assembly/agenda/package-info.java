/** Items, their time, and the lines that are written to them. */
package org.kiezplenum.assembly.agenda;
