package org.kiezplenum.recount;

/** What is wrong with a file, as a sentence that names the line. */
public final class BadFile extends Exception {
  private static final long serialVersionUID = 1;

  BadFile(int line, String sentence) {
    super("line " + line + ": " + sentence, null, false, false);
  }

  BadFile(String sentence) {
    super(sentence, null, false, false);
  }

  /** The sentence. */
  String sentence() {
    return String.valueOf(getMessage());
  }
}
