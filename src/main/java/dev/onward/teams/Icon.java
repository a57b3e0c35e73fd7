package dev.onward.teams;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** The icons that Teams asks for: one of 192 points in colour, and a white outline of 32. */
final class Icon {
  private static final Color GREEN = new Color(0x0B5C52);

  private Icon() {}

  static byte[] color() throws IOException {
    return png(192, GREEN);
  }

  static byte[] outline() throws IOException {
    return png(32, new Color(0, 0, 0, 0));
  }

  private static byte[] png(int size, Color ground) throws IOException {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(ground);
    pen.fill(new RoundRectangle2D.Double(0, 0, size, size, size / 4.0, size / 4.0));
    pen.setColor(Color.WHITE);
    pen.setStroke(new BasicStroke(size / 12f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.draw(arrow(size));
    pen.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }

  /** Upward and on. */
  private static Path2D arrow(int size) {
    Path2D path = new Path2D.Double();
    path.moveTo(size * 0.22, size * 0.78);
    path.lineTo(size * 0.78, size * 0.22);
    path.moveTo(size * 0.42, size * 0.22);
    path.lineTo(size * 0.78, size * 0.22);
    path.lineTo(size * 0.78, size * 0.58);
    return path;
  }
}
