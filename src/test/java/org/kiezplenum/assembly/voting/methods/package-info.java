/**
 * How votes are counted. Each method is held against examples that others have published, against a
 * naive count of our own, and against what must be true of any count.
 */
package org.kiezplenum.assembly.voting.methods;
