package org.kiezplenum.urn;

/** A ballot came to an urn that is not open; nothing of its batch was stored. */
public final class UrnClosed extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UrnClosed(String decision) {
    super("urn is not open: " + decision);
  }
}
