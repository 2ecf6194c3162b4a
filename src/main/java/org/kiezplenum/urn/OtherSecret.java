package org.kiezplenum.urn;

/**
 * This server does not have the secret that its database goes by, and another one may be working
 * there that has it.
 */
public final class OtherSecret extends RuntimeException {
  private static final long serialVersionUID = 1;

  OtherSecret() {
    super("the database goes by another secret");
  }
}
