package org.kiezplenum.texts;

import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.markdown.MarkdownNodeRendererContext;
import org.commonmark.renderer.markdown.MarkdownNodeRendererFactory;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.jspecify.annotations.Nullable;

/**
 * Writes as Markdown what was parsed, so that those who know all of Markdown read neither more nor
 * less in it.
 */
record MarkdownRewriter(MarkdownNodeRendererContext context) implements NodeRenderer {
  private static final MarkdownRenderer RENDERER =
      MarkdownRenderer.builder()
          .nodeRendererFactory(
              new MarkdownNodeRendererFactory() {
                @Override
                public NodeRenderer create(MarkdownNodeRendererContext context) {
                  return new MarkdownRewriter(context);
                }

                @Override
                public Set<Character> getSpecialCharacters() {
                  return Set.of();
                }
              })
          .build();

  private static final Pattern MARKS = Pattern.compile("[\\\\`*_\\[\\]<>|&~]");
  private static final Pattern MARKS_IN_HEADING = Pattern.compile("[\\\\`*_\\[\\]<>|&~#]");

  /** What begins a list, a heading or the line below the head of a table. */
  private static final Pattern LIKE_A_BLOCK =
      Pattern.compile("^(?:[0-9]{1,9}(?=[.)])|(?=[-#=:]|\\+(?: |$)))");

  private static final Pattern LIKE_AN_ENTITY = Pattern.compile("&(?=#?[0-9A-Za-z]+;)");
  private static final Pattern FIRST_SPACE = Pattern.compile("^[\\p{Z}\\s]");
  private static final Pattern LAST_SPACE = Pattern.compile("[\\p{Z}\\s]$");

  static String of(Node document) {
    return RENDERER.render(document).strip();
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(SoftLineBreak.class, HardLineBreak.class, Link.class, Text.class);
  }

  @Override
  public void render(Node node) {
    switch (node) {
      case Text text -> context.getWriter().raw(escaped(text));
      case Link link -> {
        context.getWriter().raw("[");
        for (Node child = link.getFirstChild(); child != null; child = child.getNext()) {
          context.render(child);
        }
        String address = LIKE_AN_ENTITY.matcher(link.getDestination()).replaceAll("\\\\&");
        context.getWriter().raw("](<" + address + ">)");
      }
      default -> {
        context.getWriter().raw("\\");
        context.getWriter().line();
      }
    }
  }

  private String escaped(Text node) {
    Pattern marks = node.getParent() instanceof Heading ? MARKS_IN_HEADING : MARKS;
    String text = marks.matcher(node.getLiteral()).replaceAll("\\\\$0");
    if (context.getWriter().isAtLineStart()) {
      text = LIKE_A_BLOCK.matcher(text).replaceFirst("$0\\\\");
    }
    if (text.endsWith("!") && node.getNext() instanceof Link) {
      text = text.substring(0, text.length() - 1) + "\\!";
    }
    if (!isWithinALine(node.getPrevious())) {
      text = asEntity(FIRST_SPACE, text);
    }
    return isWithinALine(node.getNext()) ? text : asEntity(LAST_SPACE, text);
  }

  /** Spaces at an edge are lost, or make of what they stand in something else. */
  private static boolean isWithinALine(@Nullable Node neighbour) {
    return neighbour != null && !Tamed.isBreak(neighbour);
  }

  private static String asEntity(Pattern space, String text) {
    return space.matcher(text).replaceFirst(found -> "&#" + (int) found.group().charAt(0) + ";");
  }
}
