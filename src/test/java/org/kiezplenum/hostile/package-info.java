/**
 * Whatever can be sent by somebody who means no good: requests, frames and half of them, made from
 * a seed. {@code FuzzTest} plays them at a server and looks for an answer that must not be.
 */
package org.kiezplenum.hostile;
