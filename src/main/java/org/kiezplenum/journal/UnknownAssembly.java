package org.kiezplenum.journal;

import org.kiezplenum.assembly.AssemblyId;

/** Nothing was ever begun under this id. */
public final class UnknownAssembly extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnknownAssembly(AssemblyId assembly) {
    super("no such assembly: " + assembly);
  }
}
