package org.kiezplenum.web.pages;

/** A QR code as a drawing that stays sharp at every size. */
public final class QrCode {
  /** White modules around the code; readers need four. */
  private static final int BORDER = 4;

  private QrCode() {}

  /** An SVG whose square modules are one unit wide. */
  public static String svg(String text) {
    io.nayuki.qrcodegen.QrCode code =
        io.nayuki.qrcodegen.QrCode.encodeText(text, io.nayuki.qrcodegen.QrCode.Ecc.MEDIUM);
    int size = code.size + 2 * BORDER;
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append('M').append(x + BORDER).append(' ').append(y + BORDER).append("h1v1h-1z");
        }
      }
    }
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
        + size
        + " "
        + size
        + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h"
        + size
        + "v"
        + size
        + "H0z\"/><path fill=\"#000\" d=\""
        + path
        + "\"/></svg>";
  }
}
