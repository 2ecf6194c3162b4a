package org.kiezplenum.hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Everything that is left to chance, from one seed; and what people may type to break things. */
final class Dice {
  private static final List<String> NASTY =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "\ud800",
          "x\udc00y",
          "\udbff\ud83d\ude00",
          "\ufffe\uffff\ufeff",
          "\u202Egnp.exe\u2066",
          "Z" + "\u0301\u0488\u20dd".repeat(80),
          "\u200b\u200d\u2060\u00ad",
          "👩‍👩‍👧‍👦".repeat(60),
          "مرحبا \u061c بكم",
          "\u1112\u1161\u11ab".repeat(50),
          "\ufdfa".repeat(300),
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "</script><!--",
          "{{name}}{{{name}}}{{> layout}}",
          "';drop table event;--",
          "$1 ${jndi:ldap://x} %s %n \\",
          "../../../etc/passwd",
          "a\r\nSet-Cookie: kiezplenum=x",
          "[x](javascript:alert(1)) ![x](//evil.example/x)",
          "> ".repeat(3_000) + "x",
          "[".repeat(9_000),
          "*_".repeat(9_000),
          "- ".repeat(3_000) + "x",
          "`".repeat(5_001),
          "__proto__",
          "constructor",
          "NaN",
          "null",
          "-1",
          "9".repeat(10_000),
          "Moderation",
          "Gast 1",
          "2026-02-30",
          "+999999999-12-31",
          "-999999999-01-01",
          "0000-00-00",
          "9999-12-31",
          "24:00",
          "23:59",
          "00:00",
          "١٢:٣٤",
          "19:00:00.000000000",
          "x".repeat(41),
          "x ".repeat(2_000),
          "\n".repeat(5_000),
          "x".repeat(21_000));

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "-1",
          "1",
          "2",
          "7",
          "99",
          "100000",
          "2147483647",
          "2147483648",
          "-2147483648",
          "-2147483649",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775809",
          "1.0",
          "1.5",
          "1e3",
          "1e308",
          "1e999",
          "-1e999",
          "1e-999",
          "NaN",
          "Infinity",
          "-Infinity",
          "0x10",
          "01",
          "+1",
          ".5",
          "5.",
          "true",
          "null",
          "9".repeat(900),
          "9".repeat(10_000),
          "1e" + "9".repeat(400),
          "0." + "1".repeat(3_000));

  private final SplittableRandom random;

  Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Another seed that follows from this one and a number, and is as good as any. */
  static long mixed(long seed, long number) {
    long z = seed + (number + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** True once in so many times. */
  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  <T> T of(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  @SafeVarargs
  final <T> T of(T... all) {
    return all[random.nextInt(all.length)];
  }

  /** What somebody might type who means harm, or whose phone is broken. */
  String nasty() {
    return switch (below(8)) {
      case 0 -> of(NASTY) + of(NASTY);
      case 1 -> "Bank " + of(NASTY);
      case 2 -> characters(1 + below(60));
      default -> of(NASTY);
    };
  }

  /** Characters from all of Unicode, also such as are none. */
  String characters(int many) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < many; i++) {
      switch (below(4)) {
        case 0 -> text.append((char) below(0x10000));
        case 1 -> text.appendCodePoint(below(0x110000));
        case 2 -> text.append((char) below(0x80));
        default -> text.append((char) (0x2000 + below(0x100)));
      }
    }
    return text.toString();
  }

  /** A number as JSON has it, or as somebody thinks that it has. */
  String number() {
    return of(NUMBERS);
  }

  /** Any bytes, each as the character of the same number. */
  String bytes(int many) {
    byte[] drawn = new byte[many];
    random.nextBytes(drawn);
    return new String(drawn, StandardCharsets.ISO_8859_1);
  }

  /** A text with a few of its characters lost, doubled, replaced or moved. */
  String damaged(String text) {
    StringBuilder damaged = new StringBuilder(text);
    for (int i = 1 + below(4); i > 0 && !damaged.isEmpty(); i--) {
      int at = below(damaged.length());
      int to = Math.min(damaged.length(), at + 1 + below(8));
      switch (below(5)) {
        case 0 -> damaged.delete(at, to);
        case 1 -> damaged.insert(at, damaged.substring(at, to));
        case 2 -> damaged.insert(at, bytes(1 + below(4)));
        case 3 -> damaged.setCharAt(at, (char) below(256));
        default -> damaged.setLength(at);
      }
    }
    return damaged.toString();
  }
}
