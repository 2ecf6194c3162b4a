package org.kiezplenum.minutes;

/** Temporary. */
public final class Markdown {
  private Markdown() {}

  public static String html(String source) {
    return "<p>" + source.replace("&", "&amp;").replace("<", "&lt;") + "</p>";
  }
}
