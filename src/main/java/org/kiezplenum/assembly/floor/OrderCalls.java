package org.kiezplenum.assembly.floor;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.people.PersonId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Who was called to the topic or to order, and how often. The moderation calls each time; at the
 * third call it takes the word, or excludes.
 *
 * @param speech that was called to the topic last
 * @param toTopic how often it was
 * @param toOrder how often each person was, in this assembly
 */
public record OrderCalls(@Nullable EntryId speech, int toTopic, PMap<PersonId, Integer> toOrder) {
  static final OrderCalls NONE = new OrderCalls(null, 0, HashTreePMap.empty());

  /** The last call of its kind, which takes the word or excludes. */
  public static final int LAST = 3;

  /** How often this speech was called to the topic. */
  public int toTopic(EntryId entry) {
    return entry.equals(speech) ? toTopic : 0;
  }

  public int toOrder(PersonId person) {
    return toOrder.getOrDefault(person, 0);
  }

  /** Whoever was called to order for the last time takes part no more. */
  public boolean exclude(PersonId person) {
    return toOrder(person) >= LAST;
  }

  OrderCalls calledToTopic(EntryId entry) {
    return new OrderCalls(entry, toTopic(entry) + 1, toOrder);
  }

  OrderCalls calledToOrder(PersonId person) {
    return new OrderCalls(speech, toTopic, toOrder.plus(person, toOrder(person) + 1));
  }

  /** The last call of this person does not hold. */
  OrderCalls lifted(PersonId person) {
    int left = toOrder(person) - 1;
    return new OrderCalls(
        speech, toTopic, left < 1 ? toOrder.minus(person) : toOrder.plus(person, left));
  }

  /** Two people were one, who was called as often as the one called more often. */
  OrderCalls merged(PersonId gone, PersonId into) {
    int most = Math.max(toOrder(gone), toOrder(into));
    PMap<PersonId, Integer> left = toOrder.minus(gone);
    return new OrderCalls(speech, toTopic, most == 0 ? left : left.plus(into, most));
  }
}
