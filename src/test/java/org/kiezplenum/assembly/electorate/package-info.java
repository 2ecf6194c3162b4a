/** Who has a vote, from where that is known, and who votes for somebody else. */
package org.kiezplenum.assembly.electorate;
