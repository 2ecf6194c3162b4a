package org.kiezplenum.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.floor.Contribution;
import org.kiezplenum.assembly.floor.Entry;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.list.PlaceReason;
import org.kiezplenum.assembly.floor.order.Lists;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;

/**
 * The order of speakers once more, found as one would with pencil and paper: whoever is first by
 * the rule is taken off the list, and then the same again. Apart from places that stand and from
 * moves by hand nobody waits behind one whom the rule puts after them.
 */
final class NaiveOrder {
  private final Floor floor;
  private final FloorRules rules;
  private final Assembly state;
  private final Map<String, String> texts;

  /** The lists of the contributions so far, and of those that are taken off. */
  private final List<Integer> heard = new ArrayList<>();

  private NaiveOrder(Assembly state, Map<String, String> texts) {
    this.state = state;
    this.floor = state.floor();
    this.rules = floor.rules();
    this.texts = texts;
  }

  static void isKept(Assembly state, Map<String, String> texts) {
    if (state.floor().rules() != null) {
      new NaiveOrder(state, texts).check();
    }
  }

  private void check() {
    List<Entry> queue = floor.queue().stream().map(floor::find).toList();
    List<Entry> asides = queue.stream().filter(entry -> entry.kind().isAside()).toList();
    List<Entry> words =
        queue.stream().filter(entry -> entry.kind() == EntryKind.CLOSING_WORD).toList();
    assertThat(queue.subList(0, asides.size())).as("asides are heard first").isEqualTo(asides);
    for (int i = 1; i < asides.size(); i++) {
      assertThat(asides.get(i - 1).kind()).isLessThanOrEqualTo(asides.get(i).kind());
    }
    boolean isPlain =
        rules.order() == org.kiezplenum.assembly.floor.order.Order.FIRST_COME
            && rules.lists() == null
            && rules.accountSeconds() == null;
    int last = queue.size() - words.size();
    List<Entry> contributions = queue.subList(asides.size(), last);
    boolean isMoved = queue.stream().anyMatch(entry -> reason(entry) == PlaceReason.MOVED);
    if (isPlain || isMoved) {
      return;
    }
    assertThat(queue.subList(last, queue.size())).as("closing words come last").isEqualTo(words);

    for (Contribution said : floor.saidHere()) {
      if (said.kind() == EntryKind.CONTRIBUTION && !said.isResumed()) {
        heard.add(list(said.person(), said.side()));
      }
    }
    List<EntryId> expected = new ArrayList<>();
    List<Entry> left = new ArrayList<>(contributions);
    for (Entry entry : contributions) {
      // Those who go on and those whose place stands are in front.
      if (floor.standsFor(entry.id())) {
        take(entry, left, expected);
      }
    }
    while (!left.isEmpty()) {
      take(first(left), left, expected);
    }
    assertThat(contributions.stream().map(Entry::id).toList()).isEqualTo(expected);
  }

  private void take(Entry entry, List<Entry> left, List<EntryId> expected) {
    left.remove(entry);
    expected.add(entry.id());
    if (!entry.isResumed()) {
      heard.add(list(entry.person(), entry.side()));
    }
  }

  private Entry first(List<Entry> left) {
    List<Entry> some = left;
    if (some.stream().anyMatch(this::hasTime)) {
      some = some.stream().filter(this::hasTime).toList();
    }
    Lists lists = rules.lists();
    if (lists != null) {
      if (lists.firstSpeakersBefore() && some.stream().anyMatch(entry -> spoke(entry) == 0)) {
        some = some.stream().filter(entry -> spoke(entry) == 0).toList();
      }
      int turn = turn(lists);
      for (int i = 0; i < lists.keys().size(); i++) {
        int wanted = (turn + i) % lists.keys().size();
        List<Entry> there =
            some.stream().filter(entry -> list(entry.person(), entry.side()) == wanted).toList();
        if (!there.isEmpty()) {
          some = there;
          break;
        }
      }
    }
    Comparator<Entry> hasSpoken = Comparator.comparing(entry -> spoke(entry) > 0);
    Comparator<Entry> rule =
        switch (rules.order()) {
          case FIRST_COME -> (one, other) -> 0;
          case FIRST_SPEAKERS -> hasSpoken;
          case FEWEST -> Comparator.comparingLong(this::spoke);
          case PROGRESSIVE -> hasSpoken.thenComparing(entry -> !isMarked(entry.person()));
        };
    return some.stream().min(rule.thenComparing(Entry::ticket)).orElseThrow();
  }

  private int turn(Lists lists) {
    int many = lists.keys().size();
    if (lists.turns() == Lists.Turns.LAST) {
      return heard.isEmpty() ? lists.keys().indexOf(lists.start()) : (heard.getLast() + 1) % many;
    }
    int least = 0;
    for (int list = 0; list < many; list++) {
      int now = list;
      int best = least;
      if (heard.stream().filter(h -> h == now).count()
          < heard.stream().filter(h -> h == best).count()) {
        least = list;
      }
    }
    return least;
  }

  private long spoke(Entry entry) {
    return floor.saidHere().stream()
        .filter(said -> said.kind() == EntryKind.CONTRIBUTION && !said.isResumed())
        .filter(said -> said.person().equals(entry.person()))
        .count();
  }

  private boolean hasTime(Entry entry) {
    int list = list(entry.person(), entry.side());
    Integer account = rules.accountSeconds();
    if (account != null && rules.lists() != null && rules.moreSeconds() != null) {
      account += rules.moreSeconds().getOrDefault(rules.lists().keys().get(list), 0);
    }
    Integer most = account;
    return most == null
        || floor.saidHere().stream()
                .filter(said -> said.kind() == EntryKind.CONTRIBUTION)
                .filter(said -> list(said.person(), said.side()) == list)
                .mapToLong(Contribution::millis)
                .sum()
            < most * 1000L;
  }

  private int list(PersonId id, String side) {
    Lists lists = rules.lists();
    if (lists == null) {
      return 0;
    }
    Person person = state.people().get(id);
    String key =
        lists.by() == Lists.By.SIDE
            ? side
            : person.group() == null ? null : texts.get(person.group().key());
    int index = key == null ? -1 : lists.keys().indexOf(key);
    return index < 0 ? lists.keys().size() - 1 : index;
  }

  private boolean isMarked(PersonId id) {
    ItemId item = floor.item();
    WordRef mark = item == null ? null : state.people().get(id).seldomHeard().get(item.value());
    return mark != null && "yes".equals(texts.get(mark.key()));
  }

  private PlaceReason reason(Entry entry) {
    return PlaceReason.of(floor, entry.id());
  }
}
