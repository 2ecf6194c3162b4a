/** Whatever was changed behind our back is found, and whatever was not is found to be sound. */
package org.kiezplenum.proof;
