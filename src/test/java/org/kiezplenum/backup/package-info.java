/**
 * What is saved comes back as it was, and what an older version has stored is read as it was meant.
 */
package org.kiezplenum.backup;
