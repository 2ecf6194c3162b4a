/** How what was found is told: the words and figures that views and minutes have in common. */
package org.kiezplenum.told;
