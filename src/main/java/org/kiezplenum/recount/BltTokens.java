package org.kiezplenum.recount;

/** The words of a BLT file, each with its line. */
final class BltTokens {
  private static final int MOST_SHOWN = 30;
  private static final int MOST_WORD = 1_000;

  private final String text;
  private int at;
  private int line = 1;

  BltTokens(String text) {
    this.text = text;
  }

  /** One word, or a number. */
  record Token(String text, int line) {
    Token without(String beginning) {
      return new Token(text.substring(beginning.length()), line);
    }
  }

  /** What somebody typed, short enough to be shown. */
  static String shown(String typed) {
    return typed.length() <= MOST_SHOWN ? typed : typed.substring(0, MOST_SHOWN) + "…";
  }

  Token next(String wanted) throws BadFile {
    skip();
    if (at >= text.length()) {
      throw new BadFile(line, "the file ends where " + wanted + " should stand.");
    }
    int begin = at;
    boolean isBracket = text.charAt(at) == '(';
    while (at < text.length() && !isEnd(isBracket) && at - begin < MOST_WORD) {
      at++;
    }
    if (isBracket && at < text.length() && text.charAt(at) == ')') {
      at++;
    }
    return new Token(text.substring(begin, at), line);
  }

  /** A bracket may hold spaces, but no line. */
  private boolean isEnd(boolean isBracket) {
    char c = text.charAt(at);
    return isBracket ? c == ')' || c == '\n' : Character.isWhitespace(c) || c == '#';
  }

  /** A name in quotation marks; one that is part of it is written twice. */
  String quoted(String wanted) throws BadFile {
    skip();
    if (at >= text.length()) {
      throw new BadFile(line, "the file ends where " + wanted + " should stand.");
    }
    if (text.charAt(at) != '"') {
      throw new BadFile(line, wanted + " should stand here in quotation marks.");
    }
    StringBuilder name = new StringBuilder();
    int from = ++at;
    int end = text.indexOf('"', from);
    while (end >= 0 && end + 1 < text.length() && text.charAt(end + 1) == '"') {
      name.append(text, from, end + 1);
      from = end + 2;
      end = text.indexOf('"', from);
    }
    if (end < 0
        || text.substring(at, end).indexOf('\n') >= 0
        || end - at > 2 * BallotFile.MOST_LABEL) {
      throw new BadFile(line, wanted + " has no closing quotation mark, or is too long.");
    }
    name.append(text, from, end);
    if (name.length() > BallotFile.MOST_LABEL) {
      throw new BadFile(line, wanted + " has no closing quotation mark, or is too long.");
    }
    at = end + 1;
    if (at < text.length() && !Character.isWhitespace(text.charAt(at)) && !isComment()) {
      throw new BadFile(line, wanted + " has a quotation mark in it, which is written twice.");
    }
    return name.toString().strip();
  }

  private boolean isComment() {
    return text.charAt(at) == '#' || text.startsWith("/*", at);
  }

  /** Where the next word stands, once it was looked for. */
  int line() {
    return line;
  }

  boolean isAtEnd() throws BadFile {
    skip();
    return at >= text.length();
  }

  private void skip() throws BadFile {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        while (at < text.length() && text.charAt(at) != '\n') {
          at++;
        }
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
          throw new BadFile(line, "a comment begins here and has no end.");
        }
        int to = end + 2;
        line += (int) text.substring(at, to).chars().filter(each -> each == '\n').count();
        at = to;
      } else if (Character.isWhitespace(c)) {
        line += c == '\n' ? 1 : 0;
        at++;
      } else {
        return;
      }
    }
  }
}
