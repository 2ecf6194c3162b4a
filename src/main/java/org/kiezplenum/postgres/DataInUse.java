package org.kiezplenum.postgres;

import java.nio.file.Path;
import java.util.Map;

/** Another server has this data folder. Two on the same data would destroy it. */
public final class DataInUse extends PostgresFailed {
  private static final long serialVersionUID = 1;

  public DataInUse(Path folder) {
    super("data-in-use", Map.of("folder", folder));
  }

  @Override
  public String key() {
    return "start.data-in-use";
  }
}
