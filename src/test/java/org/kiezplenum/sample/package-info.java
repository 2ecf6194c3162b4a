/** The demonstration. */
package org.kiezplenum.sample;
