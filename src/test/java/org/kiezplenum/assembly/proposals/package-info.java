/** What is put forward, changed, merged and set against each other before it is voted on. */
package org.kiezplenum.assembly.proposals;
