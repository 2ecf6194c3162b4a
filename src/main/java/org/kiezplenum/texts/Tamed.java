package org.kiezplenum.texts;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.kiezplenum.assembly.PlainText;

/**
 * Leaves of what was parsed only what every face of it can show alike.
 *
 * <p>Entities, as that of a line break, are read only by the parser, after all that was typed has
 * been cleaned; so what they stand for is cleaned here. Headings are lowered and stay in one line.
 * Of an image the words remain that describe it, of a link that leads nowhere its words.
 */
final class Tamed extends AbstractVisitor {
  /** Below the headings of the page, which end with the third level. */
  private static final int HEADINGS_BELOW = 3;

  private static final int LOWEST_HEADING = 6;

  private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?://|mailto:).+");

  /** What could end an address too early, for whoever reads it. */
  private static final Pattern NOT_IN_ADDRESS = Pattern.compile("[\\p{C}\\p{Z}<>\\\\`|]");

  private boolean inHeading;
  private boolean inLink;

  @Override
  public void visit(BulletList list) {
    list.setMarker("-".equals(markerBefore(list)) ? "*" : "-");
    visitList(list);
  }

  @Override
  public void visit(OrderedList list) {
    visitList(list);
  }

  /** Only where there are two does anything stand apart. */
  private void visitList(ListBlock list) {
    visitChildren(list);
    Node only = list.getFirstChild() == list.getLastChild() ? list.getFirstChild() : null;
    if (only != null && only.getFirstChild() == only.getLastChild()) {
      list.setTight(true);
    }
  }

  /** Indents of its own would not fit any more where the item comes to stand. */
  @Override
  public void visit(ListItem item) {
    item.setMarkerIndent(null);
    item.setContentIndent(null);
    visitChildren(item);
  }

  /**
   * Of the list that ends or begins where this one begins; the two would be read as one, or as a
   * rule.
   */
  private static String markerBefore(BulletList list) {
    Node before = list.getPrevious() == null ? list.getParent().getParent() : list.getPrevious();
    return before instanceof BulletList other ? other.getMarker() : "";
  }

  @Override
  public void visit(Heading heading) {
    heading.setLevel(Math.min(LOWEST_HEADING, heading.getLevel() + HEADINGS_BELOW));
    inHeading = true;
    visitChildren(heading);
    inHeading = false;
  }

  @Override
  public void visit(SoftLineBreak lineBreak) {
    visitBreak(lineBreak);
  }

  @Override
  public void visit(HardLineBreak lineBreak) {
    visitBreak(lineBreak);
  }

  private void visitBreak(Node lineBreak) {
    if (inHeading) {
      replace(lineBreak, " ");
    }
  }

  @Override
  public void visit(Text text) {
    text.setLiteral(PlainText.withSpaceForHidden(text.getLiteral()));
  }

  @Override
  public void visit(Code code) {
    code.setLiteral(PlainText.withSpaceForHidden(code.getLiteral()));
  }

  @Override
  public void visit(HtmlInline html) {
    replace(html, PlainText.withSpaceForHidden(html.getLiteral()));
  }

  @Override
  public void visit(Image image) {
    visitChildren(image);
    unwrap(image);
  }

  @Override
  public void visit(Link link) {
    boolean leadsOn = !inLink && ADDRESS.matcher(link.getDestination()).lookingAt();
    inLink |= leadsOn;
    visitChildren(link);
    inLink &= !leadsOn;
    if (leadsOn) {
      link.setDestination(
          NOT_IN_ADDRESS.matcher(link.getDestination()).replaceAll(Tamed::percentEncoded));
    } else {
      unwrap(link);
    }
  }

  private static String percentEncoded(MatchResult found) {
    return URLEncoder.encode(found.group(), StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void visit(LinkReferenceDefinition definition) {
    definition.unlink();
  }

  static boolean isBreak(Node node) {
    return node instanceof SoftLineBreak || node instanceof HardLineBreak;
  }

  private static void replace(Node node, String words) {
    node.insertBefore(new Text(words));
    node.unlink();
  }

  /** Something is always left, so that what is around it stays apart and no line break is last. */
  private static void unwrap(Node node) {
    if (node.getLastChild() == null || isBreak(node.getLastChild())) {
      node.appendChild(new Text(" "));
    }
    while (node.getFirstChild() != null) {
      node.insertBefore(node.getFirstChild());
    }
    node.unlink();
  }

  /** What came to stand side by side is one. */
  @Override
  protected void visitChildren(Node parent) {
    super.visitChildren(parent);
    Node child = parent.getFirstChild();
    while (child != null) {
      Node next = child.getNext();
      if (child instanceof Text text && next instanceof Text more) {
        more.setLiteral(text.getLiteral() + more.getLiteral());
        text.unlink();
      } else if (child instanceof Code code && next instanceof Code more) {
        more.setLiteral(code.getLiteral() + more.getLiteral());
        code.unlink();
      }
      child = next;
    }
  }
}
