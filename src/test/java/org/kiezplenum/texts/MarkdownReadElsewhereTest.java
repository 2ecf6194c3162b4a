package org.kiezplenum.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.commonmark.node.Block;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiezplenum.Seeds;

/** Who reads the Markdown that we write, with all that Markdown knows, reads what we read. */
class MarkdownReadElsewhereTest {
  private static final long SEED = Seeds.of("seed", 20_261_201L);
  private static final int RUNS = 3_000;
  private static final int LONGEST = 14;
  private static final Parser ELSEWHERE = Parser.builder().build();

  private static final String ENTITIES =
      "&#13; &#10; &#9; &#32; &nbsp; &#xE001; &#xE002; &#x2028; &#x202E; &#0; &#x85; "
          + "&amp; &lt; &#35; &#42; &#92; &#96; &#62; ";
  private static final String SIGNS =
      "\uE001 \uE002 \u2028 \u0007 \\ < > ` `` [ ] ( ) \" ' ! & | ~ : # = + - --- 1 a b ";
  private static final String LINKS =
      "[a](http://x.example ](http://x.example/ ](<https://x.example/ >) ](x) ![ <b> [a] "
          + "<http://x.example> @evil.example/";
  private static final String LINES =
      "\n,\n\n,\n> ,\n- ,\n* ,\n+ ,\n1. ,\n9) ,\n# ,\n   ,\n    ,\n---,\n===,"
          + "[a]: http://x.example\n,- ,+ ,# ,2. ,10) , ,  ";

  /** Each means something somewhere, alone or beside another one. */
  private static final List<String> PIECES =
      Stream.concat(Stream.of((ENTITIES + SIGNS + LINKS).split(" ")), Stream.of(LINES.split(",")))
          .toList();

  /** What is emphasised may be read otherwise where signs beside it are hidden. */
  private static final List<String> WITH_EMPHASIS =
      Stream.concat(PIECES.stream(), Stream.of("*", "_", "**", "__", "***")).toList();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "harmless&#13;## Item 7 Forged&#13;### Vote · **Resolution 9** Rent&#13;- **Yes (120):**"
            + " all",
        "x&#xE001;---",
        "r&#13;# Remark&#xE001;&#xE001;# R2",
        "a&#13;&#13;    code",
        "[a](http://good.example\\\\) `@evil.example/>)` tail",
        "[b](http://x\\\\)",
        "[a](http://good.example/?a&amp;lt;b)",
        "1[.](x) kein Punkt",
        "- - -",
        "- +\n- a",
        "- [a]: http://x.example\n- b",
        "1. a\n1. b\n1. c\n1. d\n1. e\n1. f\n1. g\n1. h\n1. i\n1. j",
        "zwei\nZeilen\n===",
        "*&#32;a*",
        "kein Kopf\n:-",
        "[\n](x)",
        "[<http://x.example>](http://y.example)",
      })
  void readsTheSame(String source) {
    readsTheSameAs(source);
  }

  @Test
  void readsTheSameInWhateverIsTyped() {
    Random random = new Random(SEED);
    for (int run = 0; run < RUNS; run++) {
      readsTheSameAs(typed(random, PIECES));
    }
  }

  @Test
  void readsNoOtherBlocks() {
    Random random = new Random(SEED);
    for (int run = 0; run < RUNS; run++) {
      readsNoOtherBlocksThan(typed(random, WITH_EMPHASIS));
    }
  }

  private static String typed(Random random, List<String> pieces) {
    StringBuilder typed = new StringBuilder();
    for (int i = random.nextInt(LONGEST); i >= 0; i--) {
      typed.append(pieces.get(random.nextInt(pieces.size())));
    }
    return typed.toString();
  }

  private static void readsTheSameAs(String source) {
    String written = Markdown.markdown(source);
    assertThat(Markdown.html(ELSEWHERE.parse(written)))
        .as("seed %d, %s written as %s", SEED, source, written)
        .isEqualTo(Markdown.html(source));
    readsNoOtherBlocksThan(source);
  }

  private static void readsNoOtherBlocksThan(String source) {
    assertThat(kinds(Markdown.parse(source)))
        .as("seed %d, %s", SEED, source)
        .containsAll(kinds(ELSEWHERE.parse(Markdown.markdown(source))));
  }

  private static Set<Class<?>> kinds(Node node) {
    Set<Class<?>> kinds = new HashSet<>();
    if (node instanceof Block) {
      kinds.add(node.getClass());
      for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
        kinds.addAll(kinds(child));
      }
    }
    return kinds;
  }
}
