package org.kiezplenum.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words for what can be asked beside serving, in the order in which they are told. */
public enum ErrandName {
  CHECK,
  VERIFY,
  BACKUP,
  RESTORE,
  EXPORT,
  IMPORT,
  RECOUNT,
  NEW_SECRET;

  /** As it is typed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<ErrandName> find(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(ErrandName::word).toList();
  }
}
