package org.kiezplenum.texts;

import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Simple Markdown, as HTML that is safe in any page, as Markdown that any program reads as we do,
 * and as plain text.
 *
 * <p>Most people write plain text and have never heard of Markdown, and the record must show what
 * they wrote. So a line break stays a line break, "Nachbar*innen" is no emphasis, a list keeps the
 * number it began with, and what looks like HTML is shown as it was typed.
 */
public final class Markdown {
  /** A reader cannot follow more, and a renderer should not have to. */
  private static final int DEEPEST_NESTING = 12;

  /** Code in blocks, rules and HTML blocks are not among them: they stay paragraphs. */
  private static final Set<Class<? extends Block>> BLOCKS =
      Set.of(Heading.class, BlockQuote.class, ListBlock.class);

  private static final Parser PARSER =
      Parser.builder()
          .enabledBlockTypes(BLOCKS)
          .maxOpenBlockParsers(DEEPEST_NESTING)
          .maxInlineNesting(DEEPEST_NESTING)
          .customInlineContentParserFactory(new StarWithinAWord())
          .build();

  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).softbreak("<br />\n").build();

  /** Whatever the renderer may have got wrong ends here. */
  private static final PolicyFactory ALLOWED =
      new HtmlPolicyBuilder()
          .allowElements("p", "br", "em", "strong", "code", "blockquote", "ul", "ol", "li")
          .allowElements("a", "h4", "h5", "h6")
          .allowAttributes("start")
          .matching(Pattern.compile("[0-9]{1,9}"))
          .onElements("ol")
          .allowUrlProtocols("http", "https", "mailto")
          .allowAttributes("href")
          .matching(Pattern.compile("(?i)(?:https?://|mailto:).+"))
          .onElements("a")
          .requireRelsOnLinks("noopener", "nofollow", "ugc")
          .toFactory();

  private Markdown() {}

  public static String html(String source) {
    return html(parse(source));
  }

  static String html(Node document) {
    return ALLOWED.sanitize(RENDERER.render(document)).strip();
  }

  /** What means elsewhere what it means here, where marks are read more sparingly. */
  public static String markdown(String source) {
    return MarkdownRewriter.of(parse(source));
  }

  /** Without any marks: a line for each line and paragraph. */
  public static String text(String source) {
    Words words = new Words();
    parse(source).accept(words);
    return words.text.toString().strip();
  }

  static Node parse(String source) {
    Node document = PARSER.parse(source);
    document.accept(new Tamed());
    return document;
  }

  /** Between two letters a star stands for people, not for emphasis. */
  private static final class StarWithinAWord implements InlineContentParserFactory {
    @Override
    public Set<Character> getTriggerCharacters() {
      return Set.of('*');
    }

    @Override
    public InlineContentParser create() {
      return StarWithinAWord::parse;
    }

    private static ParsedInline parse(InlineParserState state) {
      Scanner scanner = state.scanner();
      boolean afterLetter = Character.isLetter(scanner.peekPreviousCodePoint());
      scanner.next();
      return afterLetter && Character.isLetter(scanner.peekCodePoint())
          ? ParsedInline.of(new Text("*"), scanner.position())
          : ParsedInline.none();
    }
  }

  private static final class Words extends AbstractVisitor {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void visit(Paragraph paragraph) {
      visitChildren(paragraph);
      text.append('\n');
    }

    @Override
    public void visit(Heading heading) {
      visitChildren(heading);
      text.append('\n');
    }

    @Override
    public void visit(ListItem item) {
      visitChildren(item);
      if (item.getFirstChild() == null) {
        text.append('\n');
      }
    }

    @Override
    public void visit(Text words) {
      text.append(words.getLiteral());
    }

    @Override
    public void visit(Code code) {
      text.append(code.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak softBreak) {
      text.append('\n');
    }

    @Override
    public void visit(HardLineBreak hardBreak) {
      text.append('\n');
    }
  }
}
