/**
 * The room that carries one assembly: it stores before it answers, and stays right when its journal
 * fails or another process writes.
 */
package org.kiezplenum.rooms;
