package org.kiezplenum.assembly.floor;

/**
 * The rules of speaking within one item, a value that is copied into the item when it opens.
 *
 * @param speechSeconds how long one may speak; overrun is shown, nobody is cut off
 */
public record FloorRules(Order order, int speechSeconds) {
  /** What holds if nobody chose anything. */
  public static final FloorRules USUAL = new FloorRules(Order.FIRST_COME, 180);
}
