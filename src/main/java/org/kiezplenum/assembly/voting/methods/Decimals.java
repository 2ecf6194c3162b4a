package org.kiezplenum.assembly.voting.methods;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Whole numbers of small units as text, and shares of a whole. */
public final class Decimals {
  private Decimals() {}

  /** For example 2033316 units of five digits as 20.33316. */
  public static String text(long units, int digits) {
    return BigDecimal.valueOf(units, digits).toPlainString();
  }

  /** Percent with one decimal, half up; empty if there is no whole. */
  public static String percent(long part, long whole) {
    return whole == 0
        ? ""
        : BigDecimal.valueOf(part)
            .multiply(BigDecimal.valueOf(100))
            .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP)
            .toPlainString();
  }

  /** {@code a * b / c}, rounded up, however large the product is. */
  public static long productOverRoundedUp(long a, long b, long c) {
    BigInteger divisor = BigInteger.valueOf(c);
    return BigInteger.valueOf(a)
        .multiply(BigInteger.valueOf(b))
        .add(divisor)
        .subtract(BigInteger.ONE)
        .divide(divisor)
        .longValueExact();
  }
}
