package org.kiezplenum.texts;

import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
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
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.markdown.MarkdownNodeRendererContext;
import org.commonmark.renderer.markdown.MarkdownNodeRendererFactory;
import org.commonmark.renderer.markdown.MarkdownRenderer;
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

  /** Below the headings of the page, which end with the third level. */
  private static final int HEADINGS_BELOW = 3;

  private static final int LOWEST_HEADING = 6;

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

  private static final MarkdownRenderer REWRITER =
      MarkdownRenderer.builder()
          .nodeRendererFactory(
              new MarkdownNodeRendererFactory() {
                @Override
                public NodeRenderer create(MarkdownNodeRendererContext context) {
                  return new Rewriter(context);
                }

                @Override
                public Set<Character> getSpecialCharacters() {
                  return Set.of('|', '~');
                }
              })
          .build();

  /** No list of ours begins so, and the renderer does not escape it. */
  private static final Pattern PLUS =
      Pattern.compile("(?m)^((?:> ?|[-] |[0-9]+[.)] | +)*)\\+(?= )");

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
    return ALLOWED.sanitize(RENDERER.render(parse(source))).strip();
  }

  /** What means elsewhere what it means here, where marks are read more sparingly. */
  public static String markdown(String source) {
    String plain = REWRITER.render(parse(source)).strip();
    return PLUS.matcher(plain).replaceAll("$1\\\\+");
  }

  /** Without any marks: a line for each line and paragraph. */
  public static String text(String source) {
    Words words = new Words();
    parse(source).accept(words);
    return words.text.toString().strip();
  }

  private static Node parse(String source) {
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

  /**
   * Lowers headings, writes lists with a dash, two in a row in two ways, and leaves of an image the
   * words that describe it.
   */
  private static final class Tamed extends AbstractVisitor {
    @Override
    public void visit(BulletList list) {
      boolean goesOn =
          list.getPrevious() instanceof BulletList before && "-".equals(before.getMarker());
      list.setMarker(goesOn ? "*" : "-");
      visitChildren(list);
    }

    @Override
    public void visit(Heading heading) {
      heading.setLevel(Math.min(LOWEST_HEADING, heading.getLevel() + HEADINGS_BELOW));
      visitChildren(heading);
    }

    @Override
    public void visit(Image image) {
      visitChildren(image);
      while (image.getFirstChild() != null) {
        image.insertBefore(image.getFirstChild());
      }
      image.unlink();
    }
  }

  /** Writes differently what the renderer would write for those who know all of Markdown. */
  private record Rewriter(MarkdownNodeRendererContext context) implements NodeRenderer {
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?://|mailto:)[^\\s<>]+");

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(SoftLineBreak.class, HardLineBreak.class, HtmlInline.class, Link.class);
    }

    @Override
    public void render(Node node) {
      switch (node) {
        case HtmlInline html -> context.render(new Text(html.getLiteral()));
        case Link link when ADDRESS.matcher(link.getDestination()).matches() -> {
          context.getWriter().raw("[");
          children(link);
          context.getWriter().raw("](<" + link.getDestination() + ">)");
        }
        case Link link -> children(link);
        default -> {
          context.getWriter().raw("\\");
          context.getWriter().line();
        }
      }
    }

    private void children(Node node) {
      for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
        context.render(child);
      }
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
    public void visit(HtmlInline html) {
      text.append(html.getLiteral());
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
