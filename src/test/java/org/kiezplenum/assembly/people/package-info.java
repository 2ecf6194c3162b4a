/** Who is there, what they are called, and two who turn out to be one. */
package org.kiezplenum.assembly.people;
