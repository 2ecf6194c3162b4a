/** What is given out is enough to count again elsewhere, and counting again finds the same. */
package org.kiezplenum.recount;
