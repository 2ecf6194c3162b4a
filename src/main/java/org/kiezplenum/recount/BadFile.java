package org.kiezplenum.recount;

/** What is wrong with a file, as a sentence that names the line. */
public final class BadFile extends Exception {
  private static final long serialVersionUID = 1;

  private final int line;
  private final String what;

  BadFile(int line, String what) {
    super("line " + line + ": " + what, null, false, false);
    this.line = line;
    this.what = what;
  }

  BadFile(String what) {
    super(what, null, false, false);
    this.line = 0;
    this.what = what;
  }

  /** From 1; 0 if it is not about a line. */
  public int line() {
    return line;
  }

  /** In English, without the line. */
  public String what() {
    return what;
  }

  /** The sentence. */
  String sentence() {
    return String.valueOf(getMessage());
  }
}
