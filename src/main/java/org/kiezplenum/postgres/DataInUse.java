package org.kiezplenum.postgres;

import java.nio.file.Path;

/** Another server has this data folder. Two on the same data would destroy it. */
public final class DataInUse extends PostgresFailed {
  private static final long serialVersionUID = 1;

  public DataInUse(Path folder) {
    super(
        "data-in-use",
        "Another Kiezplenum is running on the data in "
            + folder
            + ". Stop that one first, or give this one a data folder of its own.");
  }
}
