/** Hand signals: who may show which, and for how long. */
package org.kiezplenum.assembly.signals;
