/** The browser of this machine, for tests of what people see and touch. */
package org.kiezplenum.browser;
