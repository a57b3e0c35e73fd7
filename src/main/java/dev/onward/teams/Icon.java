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
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** The icons that Teams asks for: one of 192 points in colour, and a white outline of 32. */
final class Icon {
  private static final Color GREEN = new Color(0x0B5C52);

  private static final int COLOR = 192;

  private Icon() {}

  /** What is wrong with an icon of somebody else's; empty where Teams takes it. */
  static Optional<String> fault(Path file) {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers =
          in == null ? Collections.emptyIterator() : ImageIO.getImageReaders(in);
      if (readers.hasNext()) {
        ImageReader reader = readers.next();
        reader.setInput(in);
        if (reader.getFormatName().equalsIgnoreCase("png")
            && reader.getWidth(0) == COLOR
            && reader.getHeight(0) == COLOR) {
          return Optional.empty();
        }
      }
      return Optional.of(
          "--icon must be a PNG of %1$d by %1$d points: %2$s".formatted(COLOR, file));
    } catch (IOException e) {
      return Optional.of("--icon can't be read: " + file);
    }
  }

  static byte[] color() throws IOException {
    return png(COLOR, GREEN);
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
