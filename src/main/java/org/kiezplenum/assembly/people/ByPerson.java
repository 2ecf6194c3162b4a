package org.kiezplenum.assembly.people;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something for each of many people, in the order in which they came. Immutable; it lies on pages
 * by running numbers. What is changed shares all pages but one with what it was, so that of ten
 * thousand people only those on that page are looked at again.
 */
public final class ByPerson<V> extends AbstractMap<PersonId, V> {
  private static final int PAGE = 64;

  private final List<Page<V>> pages;
  private final int size;

  /** People with consecutive running numbers: a place for each, which may be empty. */
  private record Page<V>(List<@Nullable Entry<PersonId, V>> places, int size) {
    static <V> Page<V> of(List<@Nullable Entry<PersonId, V>> places) {
      return new Page<>(places, (int) places.stream().filter(Objects::nonNull).count());
    }

    static <V> Page<V> empty() {
      return new Page<>(Collections.nCopies(PAGE, null), 0);
    }

    @Nullable V get(int place) {
      Entry<PersonId, V> entry = places.get(place);
      return entry == null ? null : entry.getValue();
    }

    Stream<Entry<PersonId, V>> entries() {
      return size == 0 ? Stream.empty() : places.stream().filter(Objects::nonNull);
    }
  }

  private ByPerson(List<Page<V>> pages) {
    this(pages, pages.stream().mapToInt(Page::size).sum());
  }

  private ByPerson(List<Page<V>> pages, int size) {
    this.pages = pages;
    this.size = size;
  }

  public static <V> ByPerson<V> none() {
    return new ByPerson<>(List.of());
  }

  private Page<V> page(int number) {
    return number < pages.size() ? pages.get(number) : Page.empty();
  }

  @Override
  public @Nullable V get(@Nullable Object person) {
    int at = person instanceof PersonId id ? id.running() - 1 : -1;
    return at < 0 ? null : page(at / PAGE).get(at % PAGE);
  }

  @Override
  public boolean containsKey(@Nullable Object person) {
    return get(person) != null;
  }

  @Override
  public int size() {
    return size;
  }

  public ByPerson<V> plus(PersonId person, V value) {
    return with(person, Map.entry(person, value));
  }

  public ByPerson<V> minus(PersonId person) {
    return get(person) == null ? this : with(person, null);
  }

  private ByPerson<V> with(PersonId person, @Nullable Entry<PersonId, V> entry) {
    int at = person.running() - 1;
    List<Page<V>> now = new ArrayList<>(pages);
    while (now.size() <= at / PAGE) {
      now.add(Page.empty());
    }
    Page<V> page = now.get(at / PAGE);
    List<@Nullable Entry<PersonId, V>> places = new ArrayList<>(page.places());
    int more = (entry == null ? 0 : 1) - (places.set(at % PAGE, entry) == null ? 0 : 1);
    now.set(at / PAGE, new Page<>(places, page.size() + more));
    return new ByPerson<>(now, size + more);
  }

  /**
   * What is made of each; nobody is in it of whom nothing is.
   *
   * @param before that of which {@code made} was made in the same way: of whoever is the same
   *     object as then, it stays the same
   */
  public <M> ByPerson<M> made(Function<V, @Nullable M> make, ByPerson<V> before, ByPerson<M> made) {
    List<Page<M>> now = new ArrayList<>(pages.size());
    for (int i = 0; i < pages.size(); i++) {
      Page<M> page = made.page(i);
      now.add(
          i < before.pages.size() && pages.get(i) == before.pages.get(i)
              ? page
              : made(pages.get(i), make, before.page(i), page));
    }
    return sharesAll(now, made.pages) ? made : new ByPerson<>(now);
  }

  private static <V, M> Page<M> made(
      Page<V> now, Function<V, @Nullable M> make, Page<V> before, Page<M> made) {
    List<@Nullable Entry<PersonId, M>> places = new ArrayList<>(PAGE);
    for (int i = 0; i < PAGE; i++) {
      Entry<PersonId, V> entry = now.places().get(i);
      if (entry != null && entry.getValue() == before.get(i)) {
        places.add(made.places().get(i));
      } else {
        M value = entry == null ? null : make.apply(entry.getValue());
        places.add(entry == null || value == null ? null : Map.entry(entry.getKey(), value));
      }
    }
    return places.equals(made.places()) ? made : Page.of(places);
  }

  private static <M> boolean sharesAll(List<Page<M>> pages, List<Page<M>> others) {
    boolean shares = pages.size() == others.size();
    for (int i = 0; shares && i < pages.size(); i++) {
      shares = pages.get(i) == others.get(i);
    }
    return shares;
  }

  /** All on pages that the other does not share: whoever has something else in it is among them. */
  public Map<PersonId, V> unlike(ByPerson<?> other) {
    List<Page<V>> unlike = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      boolean isShared = i < other.pages.size() && pages.get(i) == other.pages.get(i);
      unlike.add(isShared ? Page.empty() : pages.get(i));
    }
    return new ByPerson<>(unlike);
  }

  @Override
  public Set<Entry<PersonId, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<PersonId, V>> iterator() {
        return pages.stream().flatMap(Page::entries).iterator();
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  /** What there is of each, as a list. */
  public Listed<V> listed() {
    return new Listed<>(this);
  }

  /**
   * What there is of each. How much of two lists is the same is known without going through them.
   */
  public static final class Listed<V> extends AbstractList<V> {
    private final ByPerson<V> of;
    private final int[] ends;

    private Listed(ByPerson<V> of) {
      this.of = of;
      this.ends = of.pages.stream().mapToInt(Page::size).toArray();
      Arrays.parallelPrefix(ends, Integer::sum);
    }

    public ByPerson<V> of() {
      return of;
    }

    @Override
    public int size() {
      return of.size();
    }

    @Override
    public V get(int index) {
      Objects.checkIndex(index, size());
      int page = 0;
      while (ends[page] <= index) {
        page++;
      }
      int place = -1;
      for (int left = index - (page == 0 ? 0 : ends[page - 1]); left >= 0; ) {
        place++;
        left -= of.pages.get(page).get(place) == null ? 0 : 1;
      }
      return Objects.requireNonNull(of.pages.get(page).get(place));
    }

    @Override
    public Iterator<V> iterator() {
      return of.values().iterator();
    }

    /** At least so many at the beginning are the same as in the other. */
    public int sameHead(Listed<?> other) {
      int page = 0;
      while (page < Math.min(ends.length, other.ends.length)
          && of.pages.get(page) == other.of.pages.get(page)) {
        page++;
      }
      return page == 0 ? 0 : ends[page - 1];
    }

    /** At least so many at the end are. */
    public int sameTail(Listed<?> other) {
      int page = ends.length;
      while (page > 0
          && ends.length == other.ends.length
          && of.pages.get(page - 1) == other.of.pages.get(page - 1)) {
        page--;
      }
      return page == 0 ? size() : size() - ends[page - 1];
    }
  }
}
