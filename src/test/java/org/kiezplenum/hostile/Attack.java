package org.kiezplenum.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One hostile case, as it can be played again at any server: {@code {code}}, {@code {seat}} and the
 * like stand for what that server has given out.
 *
 * @param what is sent, as bytes, each as the character of the same number
 * @param mustBeAnswered its frame is sound, whatever stands in it, so it is owed an answer
 */
record Attack(Kind kind, String what, boolean mustBeAnswered) {
  /** Where it is sent: as a request, as the text of a frame, or in place of frames. */
  enum Kind {
    REQUEST,
    TEXT,
    RAW
  }

  byte[] bytes(Map<String, String> names) {
    String filled = what;
    for (Map.Entry<String, String> name : names.entrySet()) {
      filled = filled.replace("{" + name.getKey() + "}", name.getValue());
    }
    int body = filled.indexOf("\r\n\r\n") + 4;
    filled = filled.replace("{length}", Integer.toString(filled.length() - body));
    return filled.getBytes(StandardCharsets.ISO_8859_1);
  }

  Attack with(String other) {
    return new Attack(kind, other, false);
  }

  @Override
  public String toString() {
    StringBuilder shown = new StringBuilder(kind + " ");
    for (char each : (what.length() > 2_000 ? what.substring(0, 2_000) : what).toCharArray()) {
      shown.append(
          each >= ' ' && each < 0x7f ? String.valueOf(each) : "\\x%02x".formatted((int) each));
    }
    return shown + (what.length() > 2_000 ? "... (" + what.length() + " bytes)" : "");
  }
}
