package org.kiezplenum.told;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.list.Asking;

/**
 * In which order six people who never change would be called under these rules, so that whoever
 * chooses rules sees what they mean. The six are fictional; who comes when is worked out by the
 * same code that calls people in an assembly.
 *
 * @param order those who are called, one after the other, if nobody else comes
 * @param unheard those who still wait when the rules end the debate
 */
public record Example(List<Speaker> order, List<Speaker> unheard) {

  /**
   * One of the six, with what the rules look at.
   *
   * @param list on which the person waits; absent if there is one for all
   * @param spoken how often the person had spoken to the item before
   * @param isSeldomHeard by their own mark, where the rules ask for it
   * @param asked who decides before this call whether the debate goes on; in the example it does
   */
  public record Speaker(
      String name, @Nullable String list, int spoken, boolean isSeldomHeard, Asking asked) {}

  public Example {
    order = List.copyOf(order);
    unheard = List.copyOf(unheard);
  }

  /** The example under rules that {@link OrderCommands#refused} does not refuse. */
  public static Example of(FloorRules rules) {
    return new Rehearsal(rules).played();
  }
}
